package io.neurocards.payments;

/** Gives Stars back; implemented by whoever speaks to Telegram. */
@FunctionalInterface
public interface StarsRefunds {

    /** What Telegram said. */
    sealed interface Answer {

        /** The Stars are back. */
        record Done() implements Answer {}

        /**
         * Telegram said no, and nothing moved; {@code CHARGE_ALREADY_REFUNDED} in the description counts as done.
         *
         * @param description Telegram's own words
         */
        record Refused(String description) implements Answer {}

        /** No answer came, or none that says what happened: it is asked again. */
        record Uncertain(String reason) implements Answer {}
    }

    /**
     * Asks once for the Stars of {@code chargeId} to go back to {@code telegramId}.
     *
     * @throws Exception counts as uncertain
     */
    Answer refund(long telegramId, String chargeId) throws Exception;
}
