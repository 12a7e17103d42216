/**
 * Codes that make a purchase cheaper or larger. What a code made of a price is written into the payment before anybody sees it;
 * whether a use counts is told by the payment: while it waits and once it had its money, not when it failed.
 *
 * <p>Locks: the code's row, then the buyer, then as everywhere.
 */
@NullMarked
@NamedInterface("codes")
package io.neurocards.payments.codes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
