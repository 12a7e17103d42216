package io.neurocards.videos;

import io.neurocards.providers.Model;

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
        String language) {

    /** Returns everything that was asked in one fixed form, for comparison with a repetition. */
    String canonical(String photoDigest) {
        return String.join(
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
    }
}
