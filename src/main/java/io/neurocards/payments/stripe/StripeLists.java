package io.neurocards.payments.stripe;

import com.stripe.param.checkout.SessionListParams;
import java.time.Instant;

/** How lists are asked for. */
final class StripeLists {

    static final long PAGE = 100;

    private StripeLists() {}

    /** Stripe counts whole seconds: one that begins before {@code from} or {@code to} is not in it. */
    static SessionListParams.Builder sessions(Instant from, Instant to) {
        return SessionListParams.builder()
                .setLimit(PAGE)
                .addExpand("data." + StripePayment.MONEY)
                .setCreated(SessionListParams.Created.builder()
                        .setGte(wholeSecond(from))
                        .setLt(wholeSecond(to))
                        .build());
    }

    private static long wholeSecond(Instant instant) {
        return instant.getEpochSecond() + (instant.getNano() == 0 ? 0 : 1);
    }
}
