package io.neurocards.payments.checkout;

import io.neurocards.payments.gateways.PaymentGateway;
import io.neurocards.payments.gateways.ReceiptContact;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where receipts go, as customers write it, on whichever platform. */
@Component
public final class Contacts {

    /** In characters; longer ones are no address. */
    public static final int LONGEST = 254;

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,180}\\.[^@\\s.]{2,63}");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s()+-]");

    private final Gateways gateways;

    Contacts(Gateways gateways) {
        this.gateways = gateways;
    }

    /** Returns whether somebody who pays so is asked for an address or a number. */
    public boolean areNeeded(String gateway) {
        return gateways.find(gateway).map(PaymentGateway::needsContact).orElse(false);
    }

    /**
     * Returns where the receipt goes; nothing where the gateway sends none.
     *
     * @throws ProblemException CONTACT_NEEDED when what was typed is neither an address nor a telephone number
     */
    public @Nullable ReceiptContact of(String gateway, @Nullable String typed) {
        return areNeeded(gateway) ? read(typed == null ? "" : typed) : null;
    }

    private static ReceiptContact read(String typed) {
        var text = typed.length() > LONGEST ? "" : typed.strip();
        if (EMAIL.matcher(text).matches()) {
            return new ReceiptContact.Email(text);
        }
        try {
            return new ReceiptContact.Phone(BETWEEN_DIGITS.matcher(text).replaceAll(""));
        } catch (IllegalArgumentException none) {
            var problem = new ProblemException(ProblemCode.CONTACT_NEEDED);
            problem.initCause(none);
            throw problem;
        }
    }
}
