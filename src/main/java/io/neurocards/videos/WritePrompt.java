package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobStep;
import java.io.IOException;
import java.time.Clock;

/** Finds the words for the model, outside any transaction, and keeps them with who wrote them. */
final class WritePrompt {

    private final Decisions decisions;
    private final VideoRows rows;
    private final ClipWords words;
    private final Clock clock;

    WritePrompt(Decisions decisions, VideoRows rows, ClipWords words, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.words = words;
        this.clock = clock;
    }

    JobStep run(VideoJob job) throws IOException, InterruptedException {
        var found = words.of(job);
        decisions.act(() -> {
            if (rows.jobs().advance(job.id(), Stage.PROMPTING, Stage.SUBMITTING, clock.instant())) {
                rows.jobs().keepPrompt(job.id(), found);
            }
        });
        return JobStep.now();
    }
}
