package io.neurocards.payments.stripe;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import com.stripe.param.checkout.SessionListParams;
import io.neurocards.payments.gateways.CheckoutRequest;
import io.neurocards.payments.gateways.ReceiptContact;
import io.neurocards.payments.wire.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** What Stripe is asked with. */
record StripeParams(Clock clock) {

    static final long PAGE = 100;

    private static final int LONGEST_TITLE = 128;
    private static final int VERSION_OF_TIMED_IDS = 7;

    /** Stripe takes half an hour to a day from when it is asked; a request that is repeated later has to fit, too. */
    private static final Duration SHORTEST = Duration.ofHours(1);

    private static final Duration LONGEST = Duration.ofHours(23);

    /** Returns the same for the same request at whatever time, because Stripe wants no other one with the same key. */
    SessionCreateParams session(CheckoutRequest request) {
        var payment = request.payment().toString();
        var back = request.returnTo().toString();
        var params = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .addLineItem(LineItem.builder()
                        .setQuantity(1L)
                        .setPriceData(PriceData.builder()
                                .setCurrency(request.amount().currency().toLowerCase(Locale.ROOT))
                                .setUnitAmount(request.amount().minor())
                                .setProductData(PriceData.ProductData.builder()
                                        .setName(Words.cut(request.title(), LONGEST_TITLE))
                                        .build())
                                .build())
                        .build())
                .setSuccessUrl(back)
                .setCancelUrl(back)
                .setClientReferenceId(payment)
                .putMetadata(StripePayment.PAYMENT, payment)
                .setPaymentIntentData(PaymentIntentData.builder()
                        .putMetadata(StripePayment.PAYMENT, payment)
                        .build())
                .setExpiresAt(expiry(request).getEpochSecond())
                .setLocale(
                        request.language().getLanguage().equals("ru")
                                ? SessionCreateParams.Locale.RU
                                : SessionCreateParams.Locale.EN);
        if (request.contact() instanceof ReceiptContact.Email email) {
            params.setCustomerEmail(email.address());
        }
        return params.build();
    }

    private Instant expiry(CheckoutRequest request) {
        var begun = madeAt(request.payment());
        var earliest = begun.plus(SHORTEST);
        var latest = begun.plus(LONGEST);
        var wanted = request.expiresAt();
        return wanted.isBefore(earliest) ? earliest : wanted.isAfter(latest) ? latest : wanted;
    }

    private Instant madeAt(UUID payment) {
        return payment.version() == VERSION_OF_TIMED_IDS
                ? Instant.ofEpochMilli(payment.getMostSignificantBits() >>> 16)
                : clock.instant();
    }

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
