package io.neurocards.ledger;

import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;

/**
 * Credits that are set aside and neither spent nor given back.
 *
 * @param reference what for
 */
public record OpenHold(PersonId person, String reference, Credits amount) {}
