package io.neurocards.database.model;

import static io.neurocards.database.model.Mutant.PROMISE_DROPPED_EARLY;
import static io.neurocards.database.model.Mutant.R14_NO_NONCE;
import static io.neurocards.database.model.Mutant.R1_DECISION_NOT_FENCED;
import static io.neurocards.database.model.Mutant.R4_REPETITION_ANSWERED_AT_ONCE;
import static io.neurocards.database.model.Mutant.R5_REPETITION_DECIDED_AGAIN;
import static io.neurocards.database.model.Mutant.R6_EFFECT_BEFORE_STABLE;

/** DECIDE: a node asks the decider; the decider fences, looks the operation up, decides, and seals, all inside one COMMIT. */
final class Deciding {

    private static final int DRAWN_ANEW = 16;

    private final Rules rules;
    private final Log empty;

    Deciding(Rules rules, Log empty) {
        this.rules = rules;
        this.empty = empty;
    }

    void next(State state, int number, Sink sink) {
        submit(state, number, sink);
        for (var site : Site.BOTH) {
            var parcel = state.node(number).to(site);
            if (parcel.kind() == Parcel.Kind.DECIDE) {
                arrive(state, number, site, parcel, sink);
            }
        }
    }

    private void submit(State state, int number, Sink sink) {
        var node = state.node(number);
        var decider = node.view().decider();
        if (!node.work().isIdle()) {
            sink.next(Move.of(Step.GIVE_UP_DECISION, number), state.with(number, node.doing(Work.NONE)));
        }
        if (!node.work().isIdle()
                || node.view().isSalvaging()
                || node.to(decider).isThere()) {
            return;
        }
        for (var operation = 0; operation < rules.bounds().operations(); operation++) {
            var parcel = Parcel.decide(operation, node.view().epoch(), empty);
            sink.next(
                    Move.of(Step.SUBMIT, number, decider),
                    state.with(number, node.doing(Work.sent(operation)).sending(decider, parcel)));
        }
    }

    private void arrive(State state, int number, Site site, Parcel parcel, Sink sink) {
        var node = state.node(number);
        var database = state.at(site);
        var arrived = state.with(number, node.sending(site, Parcel.none(empty)));
        var waiting = node.work().isSent()
                && node.work().operation() == parcel.operation()
                && node.view().epoch() == parcel.epoch()
                && node.view().decider() == site;
        if (!database.isOpenIn(parcel.epoch(), site) && !rules.lack(R1_DECISION_NOT_FENCED)) {
            sink.next(Move.of(Step.FENCE_UNHEARD, number, site), arrived);
            if (waiting) {
                sink.next(
                        Move.of(Step.FENCE, number, site),
                        arrived.with(number, arrived.node(number).doing(Work.NONE)));
            }
            return;
        }
        var known =
                rules.lack(R5_REPETITION_DECIDED_AGAIN) ? null : database.log().decisionOn(parcel.operation());
        if (known == null && database.isFull()) {
            return;
        }
        var decision = known == null ? decide(state, database, parcel) : known;
        var committed =
                known == null ? arrived.with(site, database.with(database.log().append(decision))) : arrived;
        sink.next(Move.of(Step.DECIDE_UNHEARD, number, site), committed);
        if (waiting) {
            sink.next(Move.of(Step.DECIDE, number, site), heard(committed, number, decision, known == null));
        }
    }

    private Entry decide(State state, Database database, Parcel parcel) {
        var granted = database.log().grants() < Operations.CREDITS;
        var nonce = state.told().tailLost() && !rules.lack(R14_NO_NONCE) ? DRAWN_ANEW : 0;
        var epoch = rules.bounds().stamped() ? parcel.epoch() : 0;
        return Entry.of(parcel.operation(), granted, epoch | nonce);
    }

    private State heard(State committed, int number, Entry decision, boolean first) {
        var node = committed.node(number).doing(Work.decided(decision, first));
        var told = committed.told();
        if (rules.lack(R6_EFFECT_BEFORE_STABLE) && first && decision.granted()) {
            told = told.withEffect(decision.operation());
        }
        if (rules.lack(R4_REPETITION_ANSWERED_AT_ONCE) && !first) {
            told = told.answered(decision.operation(), decision.granted());
            node = node.doing(Work.NONE);
        }
        if (rules.lack(PROMISE_DROPPED_EARLY)) {
            node = node.owing(node.accepted() & ~(1 << decision.operation()));
        }
        return committed.with(number, node).with(told);
    }
}
