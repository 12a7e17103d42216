package io.neurocards.videos;

import io.neurocards.providers.Model;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A brief that can be made: the template and the model exist, every text is within its bounds, the price is known. */
record CheckedBrief(
        VideoType type,
        Template template,
        Model model,
        String description,
        String wishes,
        String prompt,
        int count,
        int seconds,
        String language,
        @Nullable UUID scenario) {

    /** Returns everything that was asked in one fixed form, for comparison with a repetition. */
    String canonical(String photoDigest) {
        var asked = String.join(
                "\u001f",
                template.text(),
                model.id(),
                description,
                wishes,
                prompt,
                Integer.toString(count),
                Integer.toString(seconds),
                photoDigest,
                type.text());
        return scenario == null ? asked : asked + "\u001f" + scenario;
    }

    Story story() {
        return new Story(type, template, language, description, wishes, prompt, seconds);
    }

    /** Returns the same as it was told in a scenario. */
    CheckedBrief with(@Nullable UUID other) {
        return new CheckedBrief(type, template, model, description, wishes, prompt, count, seconds, language, other);
    }
}
