/** Stripe's Checkout for one-off payments, in test mode, and what its customers do. */
@NullMarked
package io.neurocards.sandbox.payments.stripe;

import org.jspecify.annotations.NullMarked;
