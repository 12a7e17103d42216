/**
 * Codes that are worth credits: customers turn credits of their own into one, operators make many, and whoever types one has its
 * credits, once. A gift ends once, under the lock of its row: it is redeemed, called back or over.
 *
 * <p>Locks: the gift's row, then the wallet.
 */
@NullMarked
@NamedInterface("gifts")
package io.neurocards.payments.gifts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
