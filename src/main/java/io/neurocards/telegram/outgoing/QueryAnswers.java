package io.neurocards.telegram.outgoing;

import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.BaseResponse;
import io.neurocards.shared.Sleeper;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers to pressed buttons and to checks of payments. They are no messages, wait for nothing, and are of no use later: each
 * goes at once, beside everything else.
 */
record QueryAnswers(Courier courier, Sleeper sleeper, Tally tally) {

    private static final Logger log = LoggerFactory.getLogger(QueryAnswers.class);
    private static final int MOST_TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** Carries the answer over, again for a few seconds while it fails, and completes the letter. */
    <T extends BaseRequest<T, R>, R extends BaseResponse> void answer(Letter<T, R> letter) {
        try {
            for (var failures = 1; ; failures++) {
                switch (courier.deliver(letter)) {
                    case Delivery.Ended<R>(var answer) -> {
                        letter.complete(answer);
                        return;
                    }
                    case Delivery.ToldToWait<R>(var pause) -> {
                        tally.countToldToWait();
                        if (failures >= MOST_TRIES || pause.compareTo(LONGEST_WAIT) > 0) {
                            letter.complete(new Answer.Refused<>(429, "Too Many Requests"));
                            return;
                        }
                        sleeper.sleep(pause);
                    }
                    case Delivery.WorthAnotherTry<R>(var reason) -> {
                        if (failures >= MOST_TRIES) {
                            letter.uncertain(reason);
                            return;
                        }
                        sleeper.sleep(FIRST_PAUSE.multipliedBy(failures));
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            letter.uncertain("not sent: interrupted");
        } catch (RuntimeException e) {
            log.error("A query could not be answered: method={}", letter.method(), e);
            letter.uncertain("Failed: " + e.getClass().getSimpleName());
        }
    }
}
