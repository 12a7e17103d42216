package io.neurocards.telegram.dialogue;

import io.neurocards.videos.Brief;
import io.neurocards.videos.Template;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product and how to show it; {@code prompt} is the customer's own direction, for {@code SELF}; {@code scenario} is what they agreed to. */
record Idea(
        Product product,
        Template template,
        String wishes,
        String prompt,
        @Nullable UUID scenario) {

    Idea(Product product, Template template, String wishes, String prompt) {
        this(product, template, wishes, prompt, null);
    }

    /** Returns the same as it is told in a scenario. */
    Idea with(@Nullable UUID other) {
        return new Idea(product, template, wishes, prompt, other);
    }

    /** Returns the same with another photo, of which no scenario was written yet. */
    Idea with(Picture better) {
        return new Idea(product.with(better), template, wishes, prompt);
    }

    Brief brief(int count, Locale locale) {
        return new Brief(
                template.text(),
                product.description(),
                wishes,
                prompt,
                count,
                null,
                null,
                locale.getLanguage(),
                scenario);
    }
}
