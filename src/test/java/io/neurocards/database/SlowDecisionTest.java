package io.neurocards.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class SlowDecisionTest {

    private long now;
    private final SlowDecision slow = new SlowDecision(Duration.ofSeconds(1), () -> now);

    @Test
    void of_those_that_nobody_can_decide_one_a_minute_is_named_and_the_rest_are_counted(CapturedOutput output) {
        for (var second = 0; second < 75; second += 5) {
            take(Duration.ofSeconds(5), "stuck.in-outage", new UndecidableException());
        }

        assertThat(output.getAll().lines().filter(line -> line.contains("type=stuck.in-outage")))
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("; nobody could decide it, nor 0 more in the time before"),
                        second -> assertThat(second).endsWith("nor 11 more in the time before"));
    }

    @Test
    void those_that_were_decided_or_failed_otherwise_are_all_named_and_quick_ones_never(CapturedOutput output) {
        take(Duration.ofSeconds(2), "slow.decided", null);
        take(Duration.ofSeconds(2), "slow.decided", new IllegalStateException("refused"));
        take(Duration.ofMillis(900), "slow.quick", new UndecidableException());

        assertThat(output.getAll().lines().filter(line -> line.contains("type=slow.decided, took=2000 ms, by=Slow")))
                .hasSize(2);
        assertThat(output.getAll()).doesNotContain("type=slow.quick");
    }

    private void take(Duration time, String type, @Nullable RuntimeException failure) {
        var began = slow.now();
        now += time.toNanos();
        slow.ended(type, began, failure);
    }
}
