package io.neurocards.payments;

import io.neurocards.jobs.JobGivenUpException;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.JobType;
import io.neurocards.payments.StarsRefunds.Answer;
import io.neurocards.payments.books.EndRefund;
import io.neurocards.payments.books.PaymentRows;
import io.neurocards.payments.books.RefundJobs;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks Telegram to give Stars back until it says yes or no. Asking twice is safe: the second time Telegram says that the
 * charge is refunded already, which is a yes.
 */
@Component
final class StarsRefundJob implements JobHandler {

    private static final Logger log = LoggerFactory.getLogger(StarsRefundJob.class);
    private static final String ALREADY = "CHARGE_ALREADY_REFUNDED";

    static final JobType TYPE = RefundJobs.STARS;

    private final EndRefund endRefund;
    private final PaymentRows rows;
    private final ObjectProvider<StarsRefunds> gateway;
    private final Clock clock;

    StarsRefundJob(EndRefund endRefund, PaymentRows rows, ObjectProvider<StarsRefunds> gateway, Clock clock) {
        this.endRefund = endRefund;
        this.rows = rows;
        this.gateway = gateway;
        this.clock = clock;
    }

    @Override
    public JobType type() {
        return TYPE;
    }

    @Override
    public JobStep run(UUID id) throws Exception {
        var refund = endRefund.refunds().find(id);
        if (refund.isEmpty() || refund.get().status() != Refund.Status.REQUESTED) {
            return JobStep.done();
        }
        var stars = gateway.getIfAvailable();
        if (stars == null) {
            log.warn("Refund waits: refund={}; the bot is off, so nobody can give Stars back", id);
            return JobStep.again(RefundJobs.LONGEST_PAUSE);
        }
        return switch (ask(stars, refund.get())) {
            case Answer.Done _ -> {
                endRefund.done(id);
                yield JobStep.done();
            }
            case Answer.Refused(var description) -> {
                endRefund.refused(id, description);
                log.warn("Refund refused: refund={}, answer={}; the payment stands", id, description);
                yield JobStep.done();
            }
            case Answer.Uncertain(var reason) -> {
                log.warn("Refund uncertain: refund={}, reason={}; asked again", id, reason);
                yield JobStep.again(RefundJobs.pause(refund.get(), clock));
            }
        };
    }

    private Answer ask(StarsRefunds stars, Refund refund) throws Exception {
        var payment = rows.find(refund.paymentId()).orElseThrow();
        if (payment.payer() == null || payment.chargeId() == null) {
            throw new IllegalStateException("No money came for the payment: payment=" + payment.id());
        }
        var answer = stars.refund(Long.parseLong(payment.payer()), payment.chargeId());
        return answer instanceof Answer.Refused(var description) && description.contains(ALREADY)
                ? new Answer.Done()
                : answer;
    }

    @Override
    public void gaveUp(UUID id, JobGivenUpException reason) {
        log.error("Refund unanswered: refund={}; it stays requested and is taken up again within the hour", id, reason);
    }
}
