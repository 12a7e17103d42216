package io.neurocards.videos;

import io.neurocards.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes scenarios by which nothing was ordered in their time. */
@Component
final class ForgetOldScenarios implements RecurringJob {

    private final KeptScenarios scenarios;

    ForgetOldScenarios(KeptScenarios scenarios) {
        this.scenarios = scenarios;
    }

    @Override
    public String name() {
        return "videos-forget-old-scenarios";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        scenarios.forgetOld();
    }
}
