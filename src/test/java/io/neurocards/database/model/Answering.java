package io.neurocards.database.model;

import static io.neurocards.database.model.Mutant.R14_STABLE_BY_NUMBER;
import static io.neurocards.database.model.Mutant.R16_FULL_WITHOUT_MARK;
import static io.neurocards.database.model.Mutant.R16_JOURNAL_OVERWRITTEN;
import static io.neurocards.database.model.Mutant.R3_ANSWER_BEFORE_SHIPPING;
import static io.neurocards.database.model.Mutant.R3_ANSWER_WITHOUT_JOURNAL;
import static io.neurocards.database.model.Mutant.R3_JOIN_WITHOUT_JOURNAL;
import static io.neurocards.database.model.Mutant.R6_EFFECT_BEFORE_STABLE;

/** WAIT STABLE and ANSWER: the journal is written, and what is in two places is told to the world. */
final class Answering {

    private final Rules rules;

    Answering(Rules rules) {
        this.rules = rules;
    }

    void next(State state, int number, Sink sink) {
        if (rules.haveJournal()) {
            noteMark(state, number, sink);
            noteFacts(state, number, sink);
        }
        if (rules.haveWitnessedMark()) {
            witnessMark(state, number, sink);
        }
        if (state.node(number).work().isDecided() && isStable(state, state.node(number))) {
            answer(state, number, sink);
        }
    }

    private void noteMark(State state, int number, Sink sink) {
        var node = state.node(number);
        var confirmed = node.confirmed();
        if (node.view().isFull()
                && confirmed.heard()
                && confirmed.log() != node.journal().log()
                && confirmed.log().startsWith(node.journal().log())
                && !rules.lack(R16_FULL_WITHOUT_MARK)) {
            sink.next(
                    Move.of(Step.NOTE_MARK, number), state.with(number, node.writing(marked(rules, confirmed.log()))));
        }
    }

    private static void witnessMark(State state, int number, Sink sink) {
        var node = state.node(number);
        var known = node.confirmed().log();
        if (node.view().isFull()
                && state.register().equals(node.view())
                && known.length() > state.witnessed().length()
                && known.startsWith(state.witnessed())) {
            sink.next(Move.of(Step.WITNESS_MARK, number), state.witnessing(known));
        }
    }

    private void noteFacts(State state, int number, Sink sink) {
        var node = state.node(number);
        var view = node.view();
        if (view.isFull() || view.isSalvaging() || !node.work().isDecided()) {
            return;
        }
        var database = state.at(view.decider());
        var journal = node.journal();
        if (database.isOpenIn(view.epoch(), view.decider())
                && database.log() != journal.log()
                && (database.log().startsWith(journal.log()) || rules.lack(R16_JOURNAL_OVERWRITTEN))) {
            sink.next(
                    Move.of(Step.NOTE_FACTS, number),
                    state.with(number, node.writing(new Journal(database.log(), journal.mark()))));
        }
    }

    /** The mark is kept apart from the facts only where a tail may be lost: nothing else looks at it, and it costs states. */
    static Journal marked(Rules rules, Log stable) {
        return new Journal(stable, rules.losesTail() ? stable.length() : 0);
    }

    private boolean isStable(State state, Node node) {
        var decision = node.work().decision();
        var view = node.view();
        if (rules.lack(R3_ANSWER_BEFORE_SHIPPING)) {
            return true;
        }
        var shipped = holds(node.confirmed().log(), decision);
        var journaled = !rules.haveJournal() || holds(node.journal().log(), decision);
        if (view.isFull()) {
            var witnessed = !rules.haveWitnessedMark() || holds(state.witnessed(), decision);
            return shipped && witnessed && (journaled || isMarkDispensable());
        }
        if (view.isJoining()) {
            return shipped && (journaled || rules.lack(R3_JOIN_WITHOUT_JOURNAL));
        }
        return view.isAlone() && (journaled || rules.lack(R3_ANSWER_WITHOUT_JOURNAL));
    }

    private boolean isMarkDispensable() {
        return rules.bounds().forbearing() || rules.lack(R16_FULL_WITHOUT_MARK);
    }

    private boolean holds(Log log, Entry decision) {
        var held = log.decisionOn(decision.operation());
        return held != null
                && (held.equals(decision) || (rules.lack(R14_STABLE_BY_NUMBER) && held.looksLike(decision)));
    }

    private void answer(State state, int number, Sink sink) {
        var node = state.node(number);
        var decision = node.work().decision();
        var told = state.told().answered(decision.operation(), decision.granted());
        if (decision.granted() && node.work().first() && !rules.lack(R6_EFFECT_BEFORE_STABLE)) {
            told = told.withEffect(decision.operation());
        }
        var done = node.doing(Work.NONE).owing(node.accepted() & ~(1 << decision.operation()));
        sink.next(Move.of(Step.ANSWER, number), state.with(number, done).with(told));
    }
}
