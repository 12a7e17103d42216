package io.neurocards.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.UndecidableException;
import io.neurocards.shared.Until;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class TickerTest {

    private final AtomicInteger turns = new AtomicInteger();

    @Test
    void exceptions_are_followed_by_the_next_turn_and_an_error_is_told_and_by_none(CapturedOutput output) {
        var ticker = new Ticker("planted", Duration.ofMillis(1), () -> {
            switch (turns.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("no matter");
                case 2 -> throw new UndecidableException();
                case 3 -> throw new NoClassDefFoundError("gone");
                default -> {}
            }
        });
        assertThat(ticker.broken()).isEmpty();

        ticker.start();
        Until.holds("ended", () -> ticker.broken().isPresent());
        ticker.stop();

        assertThat(ticker.broken()).contains("planted was ended by java.lang.NoClassDefFoundError: gone");
        assertThat(turns).hasValue(3);
        assertThat(output.getAll().lines().filter(line -> line.contains("work=planted") && line.contains("ERROR")))
                .satisfiesExactly(
                        failed -> assertThat(failed).contains("A turn failed: work=planted; the next one comes in"),
                        ended -> assertThat(ended)
                                .endsWith(
                                        "A turn was ended by an error of the machine or the program, and none follows:"
                                                + " work=planted"));
    }
}
