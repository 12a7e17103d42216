package io.neurocards.telegram.admin;

import java.util.UUID;

/**
 * Something that an administrator was asked to confirm.
 *
 * @param subject the person, the job, the payment or the broadcast
 * @param amount credits, where the act has any; of a payment, how much of its money in minor units, 0 for all that is left
 * @param force do it although the customer's credits do not cover it
 */
record DeskIntent(Act act, UUID subject, long amount, String reason, boolean force) {}
