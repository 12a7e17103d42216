package io.neurocards.telegram.outgoing;

import java.time.Duration;

/** What came of one try to send. */
sealed interface Delivery<R> {

    record Ended<R>(Answer<R> answer) implements Delivery<R> {}

    /** Telegram told us to wait. */
    record ToldToWait<R>(Duration pause) implements Delivery<R> {}

    /** It did not arrive, or may arrive twice without harm. */
    record WorthAnotherTry<R>(String reason) implements Delivery<R> {}
}
