package io.neurocards.ledger;

import io.neurocards.shared.Credits;

/**
 * Credits to set aside.
 *
 * @param reference names what they are for, once and for ever, such as {@code video:<job id>}
 */
public record HoldRequest(String reference, Credits amount) {}
