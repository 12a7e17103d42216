package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobStep;
import io.neurocards.providers.Catalogue;
import java.time.Clock;

/** Writes the words for the model, from the template and what the customer said. */
final class WritePrompt {

    private final Decisions decisions;
    private final VideoRows rows;
    private final Templates templates;
    private final Catalogue catalogue;
    private final Clock clock;

    WritePrompt(Decisions decisions, VideoRows rows, Templates templates, Catalogue catalogue, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.templates = templates;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    JobStep run(VideoJob job) {
        var order = rows.orders().get(job.orderId());
        var limit = catalogue.find(order.model()).orElseThrow().promptLimit();
        var prompt = templates.prompt(order, job.variant(), limit);
        decisions.act(() -> {
            if (rows.jobs().advance(job.id(), Stage.PROMPTING, Stage.SUBMITTING, clock.instant())) {
                rows.jobs().keepPrompt(job.id(), prompt);
            }
        });
        return JobStep.now();
    }
}
