package io.neurocards.telegram.dialogue;

import io.neurocards.videos.Brief;
import io.neurocards.videos.Template;
import java.util.Locale;

/** A product and how to show it; {@code prompt} is the customer's own direction, for {@code SELF}. */
record Idea(Product product, Template template, String wishes, String prompt) {

    Idea with(Picture better) {
        return new Idea(product.with(better), template, wishes, prompt);
    }

    Brief brief(int count, Locale locale) {
        return new Brief(
                template.text(), product.description(), wishes, prompt, count, null, null, locale.getLanguage());
    }
}
