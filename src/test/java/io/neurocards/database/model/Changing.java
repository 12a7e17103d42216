package io.neurocards.database.model;

import static io.neurocards.database.model.Mutant.R10_ORPHANS_STAY;
import static io.neurocards.database.model.Mutant.R11_SALVAGE_CUTS_BLINDLY;
import static io.neurocards.database.model.Mutant.R12_STALE_COPY_PROMOTED;
import static io.neurocards.database.model.Mutant.R13_OLD_FACTS_KEPT;
import static io.neurocards.database.model.Mutant.R15_MARK_NOT_CHECKED;
import static io.neurocards.database.model.Mutant.R16_FULL_WITHOUT_MARK;
import static io.neurocards.database.model.Mutant.R17_FIRST_BATCH_IS_ENOUGH;
import static io.neurocards.database.model.Mutant.R7_NO_WITNESS;
import static io.neurocards.database.model.Mutant.R8_PUBLISHED_BEFORE_FENCED;
import static io.neurocards.database.model.Mutant.R8_SHADOW_PUBLISHED;

/** Changes of the register by compare-and-set, and the messages that tell the databases of them. */
final class Changing {

    private final Rules rules;
    private final Log empty;
    private final Lineage lineage;

    Changing(Rules rules, Log empty) {
        this.rules = rules;
        this.empty = empty;
        this.lineage = new Lineage(rules);
    }

    void next(State state, int number, Sink sink) {
        var view = state.node(number).view();
        if (state.register().equals(view) || rules.lack(R7_NO_WITNESS)) {
            if (view.epoch() < rules.lastEpoch(state.told())) {
                newEpoch(state, number, sink);
            }
            var mayPublish = view.isJoining() || (view.isAlone() && rules.lack(R8_SHADOW_PUBLISHED));
            if (mayPublish && isCaughtUp(state.node(number))) {
                publish(state, number, sink);
            }
        }
        sendOpen(state, number, sink);
        sendJoin(state, number, sink);
    }

    private void newEpoch(State state, int number, Sink sink) {
        var node = state.node(number);
        var view = node.view();
        var epoch = view.epoch() + 1;
        var decider = view.decider();
        if (!view.isAlone()) {
            change(state, number, Configuration.alone(epoch, decider), sink);
        }
        if (view.isFull() || (view.isAlone() && rules.lack(R12_STALE_COPY_PROMOTED))) {
            change(state, number, Configuration.alone(epoch, decider.other()), sink);
        }
        if (view.isAlone()) {
            change(state, number, Configuration.joining(epoch, decider), sink);
        }
        if (rules.haveJournal() && !view.isFull() && !view.isSalvaging()) {
            change(state, number, Configuration.salvaging(epoch, decider), sink);
        }
        if (view.isSalvaging()
                && node.confirmed().heard()
                && node.confirmed().log().startsWith(node.journal().log())) {
            change(state, number, Configuration.alone(epoch, decider.other()), sink);
        }
    }

    private void change(State state, int number, Configuration to, Sink sink) {
        var node = state.node(number);
        var changed = state.with(number, node.seeing(to).blank(empty));
        sink.next(
                Move.of(Step.changing(node.view(), to), number),
                rules.lack(R7_NO_WITNESS) ? changed : changed.with(to));
    }

    /** R17: everything up to the head that was read after the fence is confirmed. */
    private boolean isCaughtUp(Node node) {
        return rules.lack(R17_FIRST_BATCH_IS_ENOUGH)
                ? node.confirmed().heard()
                : node.confirmed().reachesTarget();
    }

    /** R13: the register and the journal's new mark are one record. */
    private void publish(State state, int number, Sink sink) {
        var node = state.node(number);
        var to = Configuration.both(node.view().epoch(), node.view().decider());
        var published = node.seeing(to);
        if (rules.haveJournal() && !rules.lack(R13_OLD_FACTS_KEPT)) {
            published = published.writing(Answering.marked(
                    rules,
                    rules.lack(R16_FULL_WITHOUT_MARK) ? empty : node.confirmed().log()));
        }
        published = published.knowing(new Confirmed(true, node.confirmed().log(), Confirmed.NO_TARGET));
        var after = state.with(number, published);
        if (rules.haveWitnessedMark()) {
            after = after.witnessing(node.confirmed().log());
        }
        sink.next(Move.of(Step.PUBLISH, number), rules.lack(R7_NO_WITNESS) ? after : after.with(to));
    }

    private void sendOpen(State state, int number, Sink sink) {
        var view = state.node(number).view();
        var site = view.decider();
        if (!state.errandTo(site).isThere()
                && state.at(site).epoch() < view.epoch()
                && !view.isSalvaging()
                && (rules.haveJournal() || lineage.isHeldBy(site, state, number))) {
            sink.next(
                    Move.of(Step.SEND_OPEN, number, site), state.with(site, new Errand(Errand.Kind.OPEN, view, empty)));
        }
    }

    private void sendJoin(State state, int number, Sink sink) {
        var node = state.node(number);
        var view = node.view();
        var site = view.decider().other();
        if (state.errandTo(site).isThere() || state.at(site).epoch() >= view.epoch()) {
            return;
        }
        var source = state.at(view.decider());
        var joins = (view.isJoining() || (view.isAlone() && rules.bounds().shadowing()))
                && (source.epoch() == view.epoch() || rules.lack(R8_PUBLISHED_BEFORE_FENCED))
                && (lineage.isHeldBy(view.decider(), state, number) || rules.lack(R15_MARK_NOT_CHECKED));
        if (joins || view.isSalvaging()) {
            var common = view.isSalvaging() ? node.journal().log() : source.log();
            sink.next(
                    Move.of(Step.SEND_JOIN, number, site),
                    state.with(site, new Errand(Errand.Kind.JOIN, view, common)));
        }
    }

    /** What reaches a database, in whatever order: it only ever goes up in epoch. */
    void errands(State state, Sink sink) {
        for (var site : Site.BOTH) {
            var errand = state.errandTo(site);
            if (errand.isThere()) {
                var arrived = state.with(site, Errand.none(empty));
                sink.next(Move.of(Step.LOSE_ERRAND, site), arrived);
                var database = state.at(site);
                if (database.epoch() < errand.configuration().epoch()) {
                    var log = errand.kind() == Errand.Kind.JOIN ? joined(database.log(), errand) : database.log();
                    sink.next(
                            Move.of(Step.TAKE_ERRAND, site),
                            arrived.with(site, database.under(errand.configuration(), log)));
                } else {
                    sink.next(Move.of(Step.REFUSE_ERRAND, site), arrived);
                }
            }
        }
    }

    /** R10 and R11: orphans are undone in the same transaction, but a salvage undoes only what the journal contradicts. */
    private Log joined(Log log, Errand errand) {
        if (rules.lack(R10_ORPHANS_STAY)) {
            return log;
        }
        var salvaged = errand.configuration().isSalvaging()
                && log.startsWith(errand.common())
                && !rules.lack(R11_SALVAGE_CUTS_BLINDLY);
        return salvaged ? log : log.commonWith(errand.common());
    }
}
