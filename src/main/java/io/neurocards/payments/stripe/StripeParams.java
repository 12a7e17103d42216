package io.neurocards.payments.stripe;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import io.neurocards.payments.gateways.CheckoutRequest;
import io.neurocards.payments.gateways.ReceiptContact;
import io.neurocards.payments.wire.Words;
import java.util.Locale;

/** What Stripe is asked with. */
record StripeParams(StripeTimes times) {

    private static final int LONGEST_TITLE = 128;

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
                .setExpiresAt(times.expiry(request).getEpochSecond())
                .setLocale(
                        request.language().getLanguage().equals("ru")
                                ? SessionCreateParams.Locale.RU
                                : SessionCreateParams.Locale.EN);
        if (request.contact() instanceof ReceiptContact.Email email) {
            params.setCustomerEmail(email.address());
        }
        return params.build();
    }
}
