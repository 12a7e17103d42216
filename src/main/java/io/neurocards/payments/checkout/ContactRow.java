package io.neurocards.payments.checkout;

import io.neurocards.payments.gateways.ReceiptContact;
import org.jspecify.annotations.Nullable;

/** A contact as it is stored. */
record ContactRow(String kind, String value) {

    static ContactRow of(ReceiptContact contact) {
        return switch (contact) {
            case ReceiptContact.Email(var address) -> new ContactRow("email", address);
            case ReceiptContact.Phone(var digits) -> new ContactRow("phone", digits);
        };
    }

    static @Nullable ReceiptContact read(@Nullable String kind, @Nullable String value) {
        if (kind == null || value == null) {
            return null;
        }
        return kind.equals("email") ? new ReceiptContact.Email(value) : new ReceiptContact.Phone(value);
    }

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return kind + "[…]";
    }
}
