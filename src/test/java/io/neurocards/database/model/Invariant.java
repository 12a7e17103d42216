package io.neurocards.database.model;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** What must be so in every state (I1 to I7, I10; the others speak of whole histories and are checked by the simulation). */
@SuppressWarnings("ImmutableEnumChecker") // the conditions hold no state
enum Invariant {
    I1_ANSWER_NEVER_CHANGES(
            (rules, state) -> everyOperation(state, (told, operation) -> !told.isContradictory(operation))),
    I1_ANSWERED_IS_IN_EVERY_COPY_IN_SYNC(Invariant::answersAreInSync),
    I1_ANSWERED_IS_SOMEWHERE(Invariant::answersAreSomewhere),
    I2_ONCE_IN_A_LOG((rules, state) -> inEveryLog(state, Invariant::namesEachOnce)),
    I3_BALANCE_NOT_NEGATIVE((rules, state) -> inEveryLog(state, log -> log.grants() <= Operations.CREDITS)),
    I4_GRANTS_WITHIN_CREDITS((rules, state) -> grantsAnswered(state) <= Operations.CREDITS),
    I5_FOLLOWER_IS_PREFIX(Invariant::followerIsPrefix),
    I5_JOURNAL_AGREES_WITH_THE_DECIDER(Invariant::journalAgrees),
    I6_ONE_DECIDER_IN_AN_EPOCH(Invariant::oneDecider),
    I6_NO_DATABASE_BEFORE_THE_REGISTER(Invariant::registerLeads),
    I7_ONE_PAID_TASK((rules, state) -> everyOperation(state, (told, operation) -> told.effects(operation) <= 1)),
    I7_EFFECT_ONLY_AFTER_THE_ANSWER((rules, state) ->
            everyOperation(state, (told, operation) -> told.effects(operation) == 0 || told.isGranted(operation))),
    I10_LOG_REPLAYS_TO_ITS_OUTCOMES((rules, state) -> inEveryLog(state, Invariant::replays));

    private static final Invariant[] ALL = values();

    private final BiPredicate<Rules, State> holds;

    Invariant(BiPredicate<Rules, State> holds) {
        this.holds = holds;
    }

    static Optional<Invariant> brokenIn(Rules rules, State state, Set<Invariant> ignored) {
        for (var invariant : ALL) {
            if (!invariant.holds.test(rules, state) && !ignored.contains(invariant)) {
                return Optional.of(invariant);
            }
        }
        return Optional.empty();
    }

    private interface OfTold {
        boolean holds(Told told, int operation);
    }

    private interface OfLog {
        boolean holds(Log log);
    }

    private static boolean everyOperation(State state, OfTold condition) {
        for (var operation = 0; operation < Operations.MOST; operation++) {
            if (!condition.holds(state.told(), operation)) {
                return false;
            }
        }
        return true;
    }

    private static boolean inEveryLog(State state, OfLog condition) {
        return condition.holds(state.at(Site.P).log()) && condition.holds(state.at(Site.S).log());
    }

    /** A copy that lost its tail is behind until that is noticed, so then only "somewhere" can be asked for. */
    private static boolean answersAreInSync(Rules rules, State state) {
        if (rules.losesTail() || rules.lack(Mutant.R7_NO_WITNESS)) {
            return true;
        }
        for (var site : Site.BOTH) {
            if (state.register().trusts(site)
                    && !everyOperation(
                            state, (told, operation) -> isAnsweredIn(state.at(site).log(), told, operation))) {
                return false;
            }
        }
        return true;
    }

    private static boolean answersAreSomewhere(Rules rules, State state) {
        return everyOperation(
                state,
                (told, operation) -> isAnsweredIn(state.at(Site.P).log(), told, operation)
                        || isAnsweredIn(state.at(Site.S).log(), told, operation)
                        || isAnsweredIn(state.node(0).journal().log(), told, operation));
    }

    private static boolean isAnsweredIn(Log log, Told told, int operation) {
        if (!told.isAnswered(operation)) {
            return true;
        }
        var decision = log.decisionOn(operation);
        return decision != null && decision.granted() == told.isGranted(operation);
    }

    private static boolean namesEachOnce(Log log) {
        for (var position = 0; position < log.length(); position++) {
            if (log.position(log.entry(position).operation()) != position) {
                return false;
            }
        }
        return true;
    }

    private static boolean replays(Log log) {
        for (var position = 0; position < log.length(); position++) {
            if (log.entry(position).granted() != (log.first(position).grants() < Operations.CREDITS)) {
                return false;
            }
        }
        return true;
    }

    private static int grantsAnswered(State state) {
        var grants = 0;
        for (var operation = 0; operation < Operations.MOST; operation++) {
            grants += state.told().isGranted(operation) ? 1 : 0;
        }
        return grants;
    }

    private static boolean followerIsPrefix(Rules rules, State state) {
        var register = state.register();
        if (!register.isFull() || rules.losesTail() || rules.lack(Mutant.R7_NO_WITNESS)) {
            return true;
        }
        var decider = state.at(register.decider());
        var follower = state.at(register.decider().other());
        return decider.epoch() != register.epoch()
                || follower.epoch() != register.epoch()
                || decider.log().startsWith(follower.log());
    }

    /** A journal that knows what its decider does not is proof of a lost tail, so without one it must not happen. */
    private static boolean journalAgrees(Rules rules, State state) {
        var register = state.register();
        var decider = state.at(register.decider());
        return !rules.haveJournal()
                || state.told().tailLost()
                || register.isSalvaging()
                || !decider.isOpenIn(register.epoch(), register.decider())
                || decider.log().startsWith(state.node(0).journal().log());
    }

    private static boolean oneDecider(Rules rules, State state) {
        var p = state.at(Site.P);
        var s = state.at(Site.S);
        return p.epoch() != s.epoch() || p.decider() == s.decider() || rules.lack(Mutant.R7_NO_WITNESS);
    }

    private static boolean registerLeads(Rules rules, State state) {
        return rules.lack(Mutant.R7_NO_WITNESS)
                || rules.lack(Mutant.R7_WITNESS_FORGETS)
                || (state.at(Site.P).epoch() <= state.register().epoch()
                        && state.at(Site.S).epoch() <= state.register().epoch());
    }
}
