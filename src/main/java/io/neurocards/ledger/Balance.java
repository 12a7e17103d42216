package io.neurocards.ledger;

import io.neurocards.shared.Credits;

/**
 * What a person has.
 *
 * @param available may be spent
 * @param held is set aside for what is being made, and will be captured or released
 */
public record Balance(Credits available, Credits held) {

    static final Balance NOTHING = new Balance(Credits.ZERO, Credits.ZERO);
}
