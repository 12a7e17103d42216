package io.neurocards.payments.checkout;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobGivenUpException;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.JobType;
import io.neurocards.payments.Payment;
import io.neurocards.payments.Refund;
import io.neurocards.payments.books.EndRefund;
import io.neurocards.payments.books.RefundJobs;
import io.neurocards.payments.gateways.PaymentGateway;
import io.neurocards.payments.gateways.RefundRequest;
import io.neurocards.payments.gateways.RefundResult;
import io.neurocards.shared.Money;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks a gateway to give the money of a payment back until it says yes or no. It is asked with the refund's id as its key, so
 * that it gives it back once; a refund that it has taken down is asked for by the gateway's own name of it. When it has ended, the
 * payment is looked up: nothing that the gateway said of it meanwhile was booked.
 */
@Component
record GatewayRefundJob(
        Decisions decisions, EndRefund endRefund, CheckoutRows checkouts, Gateways gateways, LookUp lookUp, Clock clock)
        implements JobHandler {

    private static final Logger log = LoggerFactory.getLogger(GatewayRefundJob.class);

    @Override
    public JobType type() {
        return RefundJobs.GATEWAY;
    }

    @Override
    public JobStep run(UUID id) throws IOException {
        var refund = endRefund.refunds().find(id);
        if (refund.isEmpty()) {
            return JobStep.done();
        }
        var payment = endRefund.rows().find(refund.get().paymentId()).orElseThrow();
        if (refund.get().status() != Refund.Status.REQUESTED) {
            return lookedAgain(payment);
        }
        var gateway = gateways.find(payment.gateway());
        if (gateway.isEmpty()) {
            log.warn("Refund waits: refund={}, gateway={}; the gateway is not set up", id, payment.gateway());
            return JobStep.again(RefundJobs.LONGEST_PAUSE);
        }
        var pause = booked(refund.get(), asked(gateway.get(), refund.get()));
        return pause.isPresent() ? JobStep.again(pause.get()) : lookedAgain(payment);
    }

    /** What the gateway told of while this was under way was not booked. */
    private JobStep lookedAgain(Payment payment) throws IOException {
        var _ = lookUp.confirm(payment.gateway(), Objects.requireNonNull(payment.chargeId()));
        return JobStep.done();
    }

    private RefundResult asked(PaymentGateway gateway, Refund refund) {
        return endRefund
                .refunds()
                .gatewayRefund(refund.id())
                .map(gateway::findRefund)
                .orElseGet(() -> gateway.refund(request(refund)));
    }

    private RefundRequest request(Refund refund) {
        var payment = endRefund.rows().find(refund.paymentId()).orElseThrow();
        var reference = Objects.requireNonNull(payment.chargeId());
        var checkout = checkouts.named(payment.gateway(), reference).flatMap(checkouts::find);
        return new RefundRequest(
                refund.id(),
                reference,
                new Money(payment.currency(), refund.amount()),
                Titles.of(payment, checkout.map(Checkout::language).orElse(Locale.ENGLISH)),
                checkout.map(Checkout::contact).orElse(null));
    }

    /** Returns how long to wait before the gateway is asked again; nothing when the refund has ended. */
    private Optional<Duration> booked(Refund refund, RefundResult result) {
        return switch (result) {
            case RefundResult.Done(var reference) -> {
                name(refund, reference);
                endRefund.done(refund.id());
                yield Optional.empty();
            }
            case RefundResult.Pending(var reference) -> {
                name(refund, reference);
                yield Optional.of(RefundJobs.pause(refund, clock));
            }
            case RefundResult.Refused(var reason) -> {
                endRefund.refused(refund.id(), reason);
                log.warn("Refund refused: refund={}, answer={}; the payment stands", refund.id(), reason);
                yield Optional.empty();
            }
            case RefundResult.Unknown(var reason) -> {
                log.warn("Refund uncertain: refund={}, reason={}; asked again", refund.id(), reason);
                yield Optional.of(RefundJobs.pause(refund, clock));
            }
        };
    }

    private void name(Refund refund, String reference) {
        decisions.act(() -> endRefund.refunds().named(refund.id(), reference));
    }

    @Override
    public void gaveUp(UUID id, JobGivenUpException reason) {
        log.error(
                "Refund unanswered, or its payment not looked at again: refund={}; both are taken up again by themselves",
                id,
                reason);
    }
}
