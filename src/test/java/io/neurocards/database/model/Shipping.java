package io.neurocards.database.model;

import static io.neurocards.database.model.Mutant.R15_MARK_NOT_CHECKED;
import static io.neurocards.database.model.Mutant.R2_SHIPMENT_NOT_FENCED;
import static io.neurocards.database.model.Mutant.R3_ANSWER_BEFORE_SHIPPING;
import static io.neurocards.database.model.Mutant.R8_PUBLISHED_BEFORE_FENCED;
import static io.neurocards.database.model.Mutant.R9_SHIPPED_UNCHECKED;

/** Ship and apply: a node reads the decider's log in one snapshot and brings the follower the next entries. */
final class Shipping {

    private final Rules rules;
    private final Log empty;
    private final Lineage lineage;

    Shipping(Rules rules, Log empty) {
        this.rules = rules;
        this.empty = empty;
        this.lineage = new Lineage(rules);
    }

    void next(State state, int number, Sink sink) {
        var node = state.node(number);
        if (node.shipping()) {
            sink.next(Move.of(Step.GIVE_UP_SHIPMENT, number), state.with(number, node.shipping(false)));
        } else if (!node.to(node.view().decider().other()).isThere()) {
            ship(state, number, sink);
        }
        for (var site : Site.BOTH) {
            var parcel = node.to(site);
            if (parcel.kind() == Parcel.Kind.SHIP) {
                arrive(state, number, site, parcel, sink);
            }
        }
    }

    private void ship(State state, int number, Sink sink) {
        var node = state.node(number);
        var view = node.view();
        var follower = view.decider().other();
        var source = state.at(view.decider());
        if (view.isSalvaging()) {
            // Of what lies before the mark the journal knows one hash: a copy that lacks it can't be filled from here.
            if (state.at(follower).log().length() >= node.journal().mark()) {
                send(state, number, Step.SHIP_JOURNAL, node, node.journal().log(), sink);
            }
        } else if ((view.needsBoth() || (view.isAlone() && rules.bounds().shadowing()))
                && (source.epoch() == view.epoch()
                        || rules.lack(R9_SHIPPED_UNCHECKED)
                        || rules.lack(R8_PUBLISHED_BEFORE_FENCED))
                && (lineage.isHeldBy(view.decider(), state, number) || rules.lack(R15_MARK_NOT_CHECKED))) {
            // A shipment of everything reaches the head by itself.
            var aiming = view.isJoining() && rules.bounds().batch() < Operations.MOST
                    ? node.knowing(node.confirmed().aimingAt(source.log().length()))
                    : node;
            var batch = state.at(follower).log().length() + rules.bounds().batch();
            send(state, number, Step.SHIP, aiming, source.log().first(batch), sink);
        } else if (rules.lack(R3_ANSWER_BEFORE_SHIPPING) && view.isAlone()) {
            send(state, number, Step.SHIP, node, source.log(), sink);
        }
    }

    private static void send(State state, int number, Step step, Node node, Log log, Sink sink) {
        var follower = node.view().decider().other();
        var parcel = Parcel.ship(node.view().epoch(), log);
        sink.next(
                Move.of(step, number, follower),
                state.with(number, node.shipping(true).sending(follower, parcel)));
    }

    private void arrive(State state, int number, Site site, Parcel parcel, Sink sink) {
        var node = state.node(number).sending(site, Parcel.none(empty));
        var database = state.at(site);
        var applied = apply(database, site, parcel);
        var after = state.with(number, node);
        if (applied != null && applied != database.log()) {
            after = after.with(site, database.with(applied));
        }
        sink.next(Move.of(applied == null ? Step.REFUSE_UNHEARD : Step.APPLY_UNHEARD, number, site), after);
        if (node.shipping()
                && parcel.epoch() == node.view().epoch()
                && node.view().decider() != site) {
            var told = node.shipping(false);
            sink.next(
                    Move.of(applied == null ? Step.REFUSE : Step.APPLY, number, site),
                    after.with(
                            number,
                            applied == null
                                    ? told
                                    : told.knowing(node.confirmed().at(parcel.log()))));
        }
    }

    /** Returns the follower's log afterwards, or nothing when it refuses. */
    private Log apply(Database database, Site site, Parcel parcel) {
        var log = database.log();
        if (rules.lack(R2_SHIPMENT_NOT_FENCED)) {
            return withUnknownOf(parcel.log(), log);
        }
        if (database.epoch() != parcel.epoch() || database.decider() == site) {
            return null;
        }
        if (parcel.log().startsWith(log)) {
            return parcel.log();
        }
        return log.startsWith(parcel.log()) ? log : null;
    }

    private static Log withUnknownOf(Log shipped, Log log) {
        var result = log;
        for (var position = 0; position < shipped.length(); position++) {
            var entry = shipped.entry(position);
            if (result.position(entry.operation()) < 0 && result.length() < Operations.MOST) {
                result = result.append(entry);
            }
        }
        return result;
    }
}
