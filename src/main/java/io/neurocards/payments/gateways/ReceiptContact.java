package io.neurocards.payments.gateways;

import java.util.regex.Pattern;

/** Where a receipt goes. */
public sealed interface ReceiptContact {

    /** An address, as the customer gave it. */
    record Email(String address) implements ReceiptContact {

        /** Keeps the address out of logs. */
        @Override
        public String toString() {
            return "Email[…]";
        }
    }

    /**
     * A telephone number.
     *
     * @param digits with the country and without a plus, 7 to 15 of them (ITU-T E.164)
     */
    record Phone(String digits) implements ReceiptContact {

        private static final Pattern E164 = Pattern.compile("[1-9][0-9]{6,14}");

        /** @throws IllegalArgumentException when it is no telephone number */
        public Phone {
            if (!E164.matcher(digits).matches()) {
                throw new IllegalArgumentException("No telephone number");
            }
        }

        /** Keeps the number out of logs. */
        @Override
        public String toString() {
            return "Phone[…]";
        }
    }
}
