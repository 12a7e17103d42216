package io.neurocards.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.UndecidableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
@Isolated("reads the console")
class FinalTurnTest {

    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @Test
    void it_comes_after_the_tickers_and_before_what_it_needs_is_closed() throws Exception {
        var ticked = new CountDownLatch(1);
        try (var context = new GenericApplicationContext()) {
            context.registerBean(Needed.class, () -> new Needed(done));
            context.registerBean("last", FinalTurn.class, () -> turn("last", () -> done.add("last turn")));
            context.registerBean(
                    "ticker",
                    Ticker.class,
                    () -> new Ticker("slow", Duration.ofHours(1), () -> {
                        done.add("tick");
                        ticked.countDown();
                    }));
            context.refresh();
            ticked.await();
        }

        assertThat(done).containsExactly("tick", "last turn", "closed");
    }

    @Test
    void one_that_fails_and_one_that_hangs_do_not_keep_the_others_or_the_end_away(CapturedOutput output) {
        var never = new CountDownLatch(1);
        var began = Instant.now();
        try (var context = new GenericApplicationContext()) {
            context.registerBean(
                    "hangs",
                    FinalTurn.class,
                    () -> turn("hangs", () -> {
                        done.add("hangs");
                        never.await();
                    }));
            context.registerBean(
                    "nobody",
                    FinalTurn.class,
                    () -> turn("nobody", () -> {
                        throw new UndecidableException();
                    }));
            context.registerBean("works", FinalTurn.class, () -> turn("works", () -> done.add("works")));
            context.refresh();
        }

        assertThat(done).containsExactlyInAnyOrder("hangs", "works");
        assertThat(Duration.between(began, Instant.now()))
                .isBetween(FinalTurn.LONGEST, FinalTurn.LONGEST.multipliedBy(2).plusSeconds(20));
        assertThat(output)
                .contains("broken off", "work=hangs, left=hangs", "work=works, left=works", "work=nobody, left=nobody");
    }

    private static FinalTurn turn(String name, Ticker.Turn turn) {
        return new FinalTurn(name, turn, () -> "left=" + name);
    }

    /** Stands for the databases, which are closed when every bean is. */
    private record Needed(List<String> done) implements AutoCloseable {

        @Override
        public void close() {
            done.add("closed");
        }
    }
}
