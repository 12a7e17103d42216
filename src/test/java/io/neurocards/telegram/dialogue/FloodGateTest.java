package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.telegram.dialogue.FloodGate.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FloodGateTest {

    private Instant now = Instant.parse("2026-03-01T09:00:00Z");
    private final FloodGate gate = new FloodGate(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void a_hundred_presses_at_once_are_answered_in_part_and_complained_of_once() {
        var verdicts = IntStream.range(0, 100).mapToObj(_ -> gate.judge(1)).toList();

        assertThat(verdicts.stream().filter(Verdict.ACT::equals)).hasSize(30);
        assertThat(verdicts.stream().filter(Verdict.TELL::equals)).hasSize(1);
        assertThat(gate.judge(2)).isEqualTo(Verdict.ACT);
    }

    @Test
    void whoever_waits_is_answered_again() {
        IntStream.range(0, 100).forEach(_ -> gate.judge(1));

        now = now.plus(Duration.ofSeconds(1));

        assertThat(IntStream.range(0, 5).mapToObj(_ -> gate.judge(1)).toList())
                .containsExactly(Verdict.ACT, Verdict.ACT, Verdict.ACT, Verdict.IGNORE, Verdict.IGNORE);
    }
}
