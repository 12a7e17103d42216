/** Stripe (Checkout): pages for one payment each, by Stripe's own library over our HTTP; notifications are signed. */
@NullMarked
package io.neurocards.payments.stripe;

import org.jspecify.annotations.NullMarked;
