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

    Story story() {
        return new Story(type, template, language, description, wishes, prompt, seconds);
    }

    /** Returns the same as it was told in a scenario. */
    CheckedBrief with(@Nullable UUID other) {
        return new CheckedBrief(type, template, model, description, wishes, prompt, count, seconds, language, other);
    }
}
