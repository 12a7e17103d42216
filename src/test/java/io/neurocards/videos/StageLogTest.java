package io.neurocards.videos;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.providers.FailureReason;
import io.neurocards.providers.SubmitAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Many clips one after the other by one worker: each ends with a clip or an error, and the log has every step of it. */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class StageLogTest {

    private static final int CYCLES = 12;
    private static final List<String> MADE = List.of(
            "queued>prompting 0",
            "prompting>submitting 0",
            "submitting>generating 1",
            "generating>fetching 1",
            "fetching>checking 1",
            "checking>delivering 1",
            "delivering>completed 1");
    private static final Pattern LINE =
            Pattern.compile("Stage changed: job=(\\S+), from=(\\w+), to=(\\w+), attempt=(\\d+), ms=(\\d+)\\b");

    @TempDir
    Path folder;

    @Test
    void twelve_clips_by_one_worker_leave_every_edge_in_the_log_and_each_has_a_clip(CapturedOutput output)
            throws Exception {
        try (var studio = new TestStudio(folder)) {
            var person = studio.personWith(CYCLES);
            for (var cycle = 0; cycle < CYCLES; cycle++) {
                var job = studio.order(person, 1).getFirst();
                studio.engine.runDue();
                studio.vendorDelivers();
                studio.runFor(Duration.ofSeconds(8));

                assertThat(studio.view(person, job).stage()).isEqualTo(Stage.COMPLETED);
                assertThat(edges(output, job)).as("cycle " + cycle).isEqualTo(MADE);
            }
        }
    }

    @Test
    void one_that_goes_back_into_the_line_and_fails_leaves_its_edges_too(CapturedOutput output) throws Exception {
        try (var studio = new TestStudio(folder)) {
            var person = studio.personWith(3);
            studio.vendor.costMoney();
            studio.vendor.knowOwnNamesOnly();
            studio.vendor.answerNext(new SubmitAnswer.TryLater(Duration.ofSeconds(5)));
            var job = studio.order(person, 1).getFirst();
            studio.engine.runDue();
            studio.runFor(Duration.ofSeconds(30));
            studio.vendor.failAll(FailureReason.USER_VIOLATION, "not allowed");
            studio.runFor(Duration.ofSeconds(30));

            assertThat(studio.view(person, job).stage()).isEqualTo(Stage.FAILED);
            assertThat(edges(output, job))
                    .containsExactly(
                            "queued>prompting 0",
                            "prompting>submitting 0",
                            "submitting>queued 1",
                            "queued>prompting 1",
                            "prompting>submitting 1",
                            "submitting>generating 2",
                            "generating>failed 2");
        }
    }

    private static List<String> edges(CapturedOutput output, UUID job) {
        var edges = new ArrayList<String>();
        var last = 0L;
        for (var line : output.getOut().lines().toList()) {
            var edge = LINE.matcher(line);
            if (edge.find() && edge.group(1).equals(job.toString())) {
                edges.add(edge.group(2) + ">" + edge.group(3) + " " + edge.group(4));
                assertThat(Long.parseLong(edge.group(5))).isGreaterThanOrEqualTo(last);
                last = Long.parseLong(edge.group(5));
            }
        }
        return edges;
    }
}
