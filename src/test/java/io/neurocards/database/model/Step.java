package io.neurocards.database.model;

/** Everything that can happen, one name each. */
enum Step {
    READ_REGISTER,
    SUBMIT,
    ACCEPT,
    GIVE_UP_DECISION,
    GIVE_UP_SHIPMENT,
    CRASH,
    LOSE_MESSAGE,
    DECIDE_UNHEARD,
    DECIDE,
    FENCE_UNHEARD,
    FENCE,
    SHIP,
    SHIP_JOURNAL,
    APPLY_UNHEARD,
    APPLY,
    REFUSE_UNHEARD,
    REFUSE,
    NOTE_MARK,
    NOTE_FACTS,
    ANSWER,
    DROP_FOLLOWER,
    PROMOTE,
    BEGIN_JOIN,
    BEGIN_SALVAGE,
    ABANDON,
    FINISH_SALVAGE,
    PUBLISH,
    SEND_OPEN,
    SEND_JOIN,
    LOSE_ERRAND,
    TAKE_ERRAND,
    REFUSE_ERRAND,
    LOSE_TAIL,
    LOSE_JOURNAL,
    WITNESS_FORGETS;

    /** The change of the register that a configuration stands for. */
    static Step changing(Configuration from, Configuration to) {
        if (to.isFull()) {
            return PUBLISH;
        }
        if (to.isJoining()) {
            return BEGIN_JOIN;
        }
        if (to.isSalvaging()) {
            return BEGIN_SALVAGE;
        }
        if (from.isSalvaging()) {
            return from.decider() == to.decider() ? ABANDON : FINISH_SALVAGE;
        }
        if (from.isJoining()) {
            return ABANDON;
        }
        return from.decider() == to.decider() ? DROP_FOLLOWER : PROMOTE;
    }
}
