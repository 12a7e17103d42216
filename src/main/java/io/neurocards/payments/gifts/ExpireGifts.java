package io.neurocards.payments.gifts;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.RecurringJob;
import io.neurocards.payments.codes.CodeTries;
import io.neurocards.payments.gifts.GiftCode.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ends gifts whose time is over, whose credits go back, and forgets who typed wrong codes an hour ago. */
@Component
record ExpireGifts(Decisions decisions, GiftRows rows, GiftReturns returns, CodeTries tries, Clock clock)
        implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(ExpireGifts.class);

    @Override
    public String name() {
        return "payments-expire-gifts";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    /** One gift in a transaction, so that no two wallets are locked together. */
    @Override
    public void run() {
        var ended = 0;
        while (decisions.act(this::endOne)) {
            ended++;
        }
        if (ended > 0) {
            log.info("Gifts expired: count={}", ended);
        }
        tries.forget();
    }

    private boolean endOne() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var over = rows.lockOver(now, 1);
        over.forEach(gift -> returns.bringBack(gift, Status.EXPIRED, now));
        return !over.isEmpty();
    }
}
