/**
 * What the bot shows of an order: one message that is edited while its clips are made, then each clip itself, once, and again
 * when asked. Rows are written in the transactions of {@code videos}; sending happens afterwards and can fail, wait and be
 * repeated without touching a clip or a credit.
 *
 * <p>{@link io.neurocards.telegram.delivery.ResendClip}, {@link io.neurocards.telegram.delivery.DeliverWaiting} and
 * {@link io.neurocards.telegram.delivery.CancelOrder} are what the dialogue calls.
 */
@NullMarked
package io.neurocards.telegram.delivery;

import org.jspecify.annotations.NullMarked;
