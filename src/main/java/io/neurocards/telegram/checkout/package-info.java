/** Credits for Telegram Stars: plans, invoices, the check before a payment, and what follows one. */
@NullMarked
package io.neurocards.telegram.checkout;

import org.jspecify.annotations.NullMarked;
