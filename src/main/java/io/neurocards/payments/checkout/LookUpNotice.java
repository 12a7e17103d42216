package io.neurocards.payments.checkout;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobGivenUpException;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.JobType;
import io.neurocards.jobs.RetryPolicy;
import io.neurocards.payments.Payment;
import io.neurocards.payments.books.PaymentEvents;
import io.neurocards.payments.books.PaymentRows;
import io.neurocards.payments.checkout.ConfirmPayment.Outcome;
import io.neurocards.payments.checkout.LookUp.LookedUp;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks a gateway about the payment that a notification named, until it has answered. */
@Component
record LookUpNotice(Decisions decisions, NoticeRows notices, LookUp lookUp, PaymentRows payments, PaymentEvents events)
        implements JobHandler {

    static final JobType TYPE = new JobType(
            "payments-look-up-notice",
            RetryPolicy.attempts(200).waiting(Duration.ofSeconds(5)).doublingUpTo(Duration.ofMinutes(10)));

    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final Duration EARLY = Duration.ofMinutes(10);
    private static final Logger log = LoggerFactory.getLogger(LookUpNotice.class);

    @Override
    public JobType type() {
        return TYPE;
    }

    @Override
    public JobStep run(UUID id) throws IOException {
        var open = notices.open(id);
        if (open.isEmpty()) {
            return JobStep.done();
        }
        var notice = open.get();
        var found = lookUp.confirm(notice.gateway(), notice.reference());
        var isUndecided = found.filter(one -> one.outcome() == Outcome.WAITING).isPresent();
        if (isUndecided && isYoung(notice)) {
            return JobStep.again(PAUSE);
        }
        decisions.act(() -> settle(notice, found));
        return JobStep.done();
    }

    /** A gateway may tell of what it does not answer itself yet. */
    private boolean isYoung(Notice notice) {
        return events.now().isBefore(notice.receivedAt().plus(EARLY));
    }

    /** What the gateway does not know can't be disputed. */
    private void settle(Notice notice, Optional<LookedUp> found) {
        var now = events.now();
        if (notices.settle(notice.id(), now) && found.isPresent() && notice.reason() != null) {
            var payment = payments.lockByCharge(notice.gateway(), found.get().reference())
                    .map(Payment::id);
            log.warn("A payment is disputed: gateway={}, payment={}", notice.gateway(), payment);
            events.publish(new PaymentDisputed(payment, notice.gateway(), notice.reference(), notice.reason(), now));
        }
    }

    @Override
    public void gaveUp(UUID id, JobGivenUpException reason) {
        log.error(
                "A gateway did not say what it had told of: notice={}; it is asked again within the hour", id, reason);
    }
}
