package io.neurocards.sandbox.payments.world;

import java.time.Duration;
import java.util.Locale;

/**
 * What becomes of a payment, and how it is told.
 *
 * @param reason why the bank declines, in a word of the gateway; empty for its usual one
 * @param later how long whatever happens later takes
 */
public record Wish(Choice choice, Telling telling, Twist twist, String reason, Duration later) {

    /** What the customer does, or the bank. */
    public enum Choice {
        PAY,
        DECLINE,
        /** Nothing ever happens, and the payment does not expire, until another choice is made. */
        HANG,
        /** The customer goes back without paying. */
        LEAVE,
        /** The bank takes its time and then pays. */
        PAY_LATER,
        /** The bank takes its time and then does not pay. */
        FAIL_LATER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How the gateway tells what happened. */
    public enum Telling {
        USUAL,
        TWICE,
        /** Before the customer's browser is sent back. */
        EARLY,
        LATE,
        NEVER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is wrong from then on, in what is told and in what is answered. */
    public enum Twist {
        NONE,
        AMOUNT,
        CURRENCY,
        ORDER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns one that is told as usual, and what is told is right. */
    public static Wish of(Choice choice) {
        return new Wish(choice, Telling.USUAL, Twist.NONE, "", Duration.ofSeconds(5));
    }

    public Wish told(Telling how) {
        return new Wish(choice, how, twist, reason, later);
    }

    public Wish twisted(Twist how) {
        return new Wish(choice, telling, how, reason, later);
    }

    public Wish because(String why) {
        return new Wish(choice, telling, twist, why, later);
    }

    public Wish after(Duration time) {
        return new Wish(choice, telling, twist, reason, time);
    }
}
