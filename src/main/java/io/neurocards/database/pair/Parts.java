package io.neurocards.database.pair;

import io.neurocards.database.log.Side;

/**
 * What the coordinator holds in its hands.
 *
 * @param copies the databases, on connections of the coordinator's own
 */
record Parts(
        Throne throne,
        Both<Copy> copies,
        Both<Access> ways,
        Both<Health> healths,
        ThirdPlace third,
        StableMark stable,
        Gate gate,
        Signs signs) {

    /** How a database is seen: what it says, and what is known of it. */
    Seen seen(Side side) {
        var seen = healthOf(side).seen();
        return seen == Seen.UP && signs.isDamaged(side) ? Seen.DAMAGED : seen;
    }

    Copy copy(Side side) {
        return copies.at(side);
    }

    Health healthOf(Side side) {
        return healths.at(side);
    }

    /** Says whether another process asked a database of late. */
    boolean hasCompany() {
        return healthOf(Side.PRIMARY).hasCompany() || healthOf(Side.BACKUP).hasCompany();
    }

    void breakOff(Side side) {
        ways.at(side).breakOff();
    }
}
