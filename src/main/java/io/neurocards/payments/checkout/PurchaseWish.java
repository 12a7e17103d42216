package io.neurocards.payments.checkout;

import io.neurocards.payments.codes.CodeText;
import io.neurocards.payments.gateways.ReceiptContact;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to buy a plan and pay over the web.
 *
 * @param gateway the name of a {@link io.neurocards.payments.gateways.PaymentGateway}
 * @param platform where the customer is; not a partner's program
 * @param contact where the receipt goes, which some gateways need
 * @param returnTo an absolute address of ours, at most 2048 characters
 * @param code a promo code as it was typed; null or blank for none
 */
public record PurchaseWish(
        PersonId person,
        String plan,
        String gateway,
        Platform platform,
        @Nullable ReceiptContact contact,
        URI returnTo,
        Locale locale,
        @Nullable String code) {

    private static final int LONGEST_ADDRESS = 2048;

    public PurchaseWish {
        var scheme = returnTo.getScheme();
        if (!("https".equals(scheme) || "http".equals(scheme))
                || returnTo.toString().length() > LONGEST_ADDRESS) {
            throw new IllegalArgumentException("Nowhere to return to");
        }
        if (platform == Platform.API_PARTNER) {
            throw new IllegalArgumentException("Partners' programs pay from their own credits");
        }
        code = code == null || code.isBlank() ? null : CodeText.of(code);
    }

    /** Somebody wants to buy without a code. */
    public PurchaseWish(
            PersonId person,
            String plan,
            String gateway,
            Platform platform,
            @Nullable ReceiptContact contact,
            URI returnTo,
            Locale locale) {
        this(person, plan, gateway, platform, contact, returnTo, locale, null);
    }

    /** Returns all of it in one fixed form. */
    String text() {
        var receipt = contact == null
                ? ""
                : ContactRow.of(contact).kind() + ":" + ContactRow.of(contact).value();
        var text = String.join(
                "\n", person.toString(), plan, gateway, platform.word(), receipt, returnTo.toString(), language());
        return code == null ? text : text + "\n" + code;
    }

    /** Returns the language in which the page is to be, without country. */
    String language() {
        return locale.getLanguage().matches("[a-z]{2,8}") ? locale.getLanguage() : "en";
    }
}
