package io.neurocards.database.model;

import static io.neurocards.database.model.Mutant.JOURNAL_REBUILT_EMPTY;
import static io.neurocards.database.model.Mutant.JOURNAL_REBUILT_ONE_EPOCH_ON;
import static io.neurocards.database.model.Mutant.R7_NO_WITNESS;
import static io.neurocards.database.model.Mutant.R7_WITNESS_FORGETS;

/** What nobody wants: lost messages, crashes, late news, and the rare losses of what should have been durable. */
final class Disasters {

    private final Rules rules;
    private final Log empty;

    Disasters(Rules rules, Log empty) {
        this.rules = rules;
        this.empty = empty;
    }

    void ofNode(State state, int number, Sink sink) {
        readRegister(state, number, sink);
        crash(state, number, sink);
        for (var site : Site.BOTH) {
            var node = state.node(number);
            if (node.to(site).isThere()) {
                sink.next(
                        Move.of(Step.LOSE_MESSAGE, number, site),
                        state.with(number, node.sending(site, Parcel.none(empty))));
            }
        }
        if (rules.losesJournal() && !state.told().journalLost()) {
            loseJournal(state, number, sink);
        }
    }

    private void readRegister(State state, int number, Sink sink) {
        var node = state.node(number);
        var register = state.register();
        if (!register.equals(node.view()) && !rules.lack(R7_NO_WITNESS)) {
            var seeing = node.seeing(register);
            sink.next(
                    Move.of(Step.READ_REGISTER, number),
                    state.with(
                            number,
                            register.isSameReignAs(node.view())
                                    ? seeing.knowing(new Confirmed(
                                            node.confirmed().heard(),
                                            node.confirmed().log(),
                                            Confirmed.NO_TARGET))
                                    : seeing.blank(empty)));
        }
    }

    private void crash(State state, int number, Sink sink) {
        var node = state.node(number);
        if (!node.isBlank()) {
            var again = rules.lack(R7_NO_WITNESS) ? node : node.seeing(state.register());
            sink.next(Move.of(Step.CRASH, number), state.with(number, again.blank(empty)));
        }
    }

    void ofDatabases(State state, Sink sink) {
        if (rules.losesTail() && !state.told().tailLost()) {
            for (var site : Site.BOTH) {
                var database = state.at(site);
                if (!database.log().isEmpty()) {
                    var shorter = database.log().first(database.log().length() - 1);
                    sink.next(
                            Move.of(Step.LOSE_TAIL, site),
                            state.with(site, database.with(shorter))
                                    .with(state.told().withTailLost()));
                }
            }
        }
        if (rules.lack(R7_WITNESS_FORGETS) && state.register().equals(Configuration.alone(2, Site.S))) {
            sink.next(Move.of(Step.WITNESS_FORGETS), state.with(Configuration.both(1, Site.P)));
        }
    }

    /**
     * Both databases are read; who has the higher epoch is believed, of equals the longer log; else the operator is asked. The
     * new epoch outruns whatever may be on its way: the product adds 1,000, here it is the first that nobody can have used.
     */
    private void loseJournal(State state, int number, Sink sink) {
        var p = state.at(Site.P);
        var s = state.at(Site.S);
        if (p.epoch() == s.epoch() && !p.log().startsWith(s.log()) && !s.log().startsWith(p.log())) {
            return;
        }
        var highest = p.epoch() >= s.epoch() ? p : s;
        var decider = highest.decider();
        if (p.epoch() == s.epoch()
                && state.at(decider.other()).log().length()
                        > state.at(decider).log().length()) {
            decider = decider.other();
        }
        var epoch = rules.lack(JOURNAL_REBUILT_ONE_EPOCH_ON)
                ? highest.epoch() + 1
                : rules.bounds().epochs() + 1;
        var rebuilt = Configuration.alone(epoch, decider);
        var log = rules.lack(JOURNAL_REBUILT_EMPTY) ? empty : state.at(decider).log();
        var node = state.node(number)
                .seeing(rebuilt)
                .blank(empty)
                .writing(Answering.marked(rules, log))
                .owing(0);
        sink.next(
                Move.of(Step.LOSE_JOURNAL, number),
                state.with(number, node).with(rebuilt).with(state.told().withJournalLost()));
    }
}
