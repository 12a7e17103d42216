package io.neurocards.videos;

import io.neurocards.providers.Model;
import io.neurocards.providers.prompts.Scenario;
import java.io.IOException;
import java.util.Optional;

/**
 * The words for one clip: those that it has already; those of the scenario that the customer agreed to; those of a writer;
 * or the template's own, which are always there. The house's rules end them all.
 */
final class ClipWords {

    private static final String TEMPLATE = "template";
    private static final String WRITTEN = "written";
    private static final String EDITED = "edited";

    private final VideoRows rows;
    private final Requests requests;
    private final Templates templates;
    private final AskWriter askWriter;

    ClipWords(VideoRows rows, Requests requests, Templates templates, AskWriter askWriter) {
        this.rows = rows;
        this.requests = requests;
        this.templates = templates;
        this.askWriter = askWriter;
    }

    /** A prompt, and who wrote it: {@code template}, {@code written} or {@code edited}. */
    record Found(String prompt, String source) {}

    /** @throws IOException when the product's photo can't be read */
    Found of(VideoJob job) throws IOException, InterruptedException {
        var order = rows.orders().get(job.orderId());
        var model = requests.model(job);
        var kept = job.finalPrompt();
        if (kept != null) {
            return kept(job, order.story(), kept, model.promptLimit());
        }
        var scenario = order.scenario();
        if (scenario != null) {
            return told(rows.scenarios().get(scenario), job, order.story(), model);
        }
        var story = order.story();
        var written = askWriter.serves(order.template(), model)
                ? askWriter.ask(story, job.variant(), model, order.photoKey())
                : Optional.<Scenario>empty();
        return written.map(found -> new Found(english(found.finalPrompt(), story, model), WRITTEN))
                .orElseGet(() -> new Found(own(templates.body(story, job.variant()), story, model), TEMPLATE));
    }

    /** A clip that is begun again is the same clip, made to fit if another model makes it. */
    private Found kept(VideoJob job, Story story, String kept, int limit) {
        var source = rows.jobs().promptSource(job.id()).orElse(TEMPLATE);
        var language = kept.endsWith(templates.rules(story.template(), "en")) ? "en" : story.language();
        return new Found(FinalPrompt.refit(kept, templates.rules(story.template(), language), limit), source);
    }

    /** The first clip of an order is what the customer saw; the others tell it with other heroes and places. */
    private Found told(KeptScenario scenario, VideoJob job, Story story, Model model) {
        var source = scenario.edited() ? EDITED : WRITTEN;
        if (job.number() == 1 && !scenario.edited()) {
            return new Found(english(scenario.finalPrompt(), story, model), source);
        }
        var variation = job.number() == 1 ? "" : templates.variation(story, scenario.variant() + job.number() - 1);
        var body = templates.body(story, scenario.scene(), scenario.spokenText(), variation);
        return new Found(own(body, story, model), source);
    }

    private String english(String body, Story story, Model model) {
        return FinalPrompt.of(body, templates.rules(story.template(), "en"), model.promptLimit());
    }

    private String own(String body, Story story, Model model) {
        return FinalPrompt.of(body, templates.rules(story.template(), story.language()), model.promptLimit());
    }
}
