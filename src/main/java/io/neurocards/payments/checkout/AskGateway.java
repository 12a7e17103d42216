package io.neurocards.payments.checkout;

import io.neurocards.jobs.JobGivenUpException;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.JobType;
import io.neurocards.jobs.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks a gateway once what became of a payment. */
@Component
record AskGateway(CheckoutRows checkouts, LookUp lookUp) implements JobHandler {

    static final JobType TYPE = new JobType(
            "payments-ask-gateway",
            RetryPolicy.attempts(8).waiting(Duration.ofSeconds(10)).doublingUpTo(Duration.ofMinutes(10)));

    private static final Logger log = LoggerFactory.getLogger(AskGateway.class);

    @Override
    public JobType type() {
        return TYPE;
    }

    @Override
    public JobStep run(UUID id) throws IOException {
        var checkout = checkouts.find(id).orElseThrow();
        if (checkout.reference() != null) {
            var _ = lookUp.confirm(checkout.gateway(), checkout.reference());
        }
        return JobStep.done();
    }

    @Override
    public void gaveUp(UUID id, JobGivenUpException reason) {
        log.warn(
                "A gateway did not say what became of a payment: payment={}; it is asked at the next time", id, reason);
    }
}
