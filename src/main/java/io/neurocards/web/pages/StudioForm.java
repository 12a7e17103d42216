package io.neurocards.web.pages;

import io.neurocards.providers.Model;
import io.neurocards.videos.Brief;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the studio's form holds, as it was typed or chosen. */
record StudioForm(
        @Nullable String template,
        @Nullable String description,
        @Nullable String wishes,
        @Nullable String prompt,
        @Nullable Integer count,
        @Nullable Integer seconds,
        @Nullable String model) {

    static StudioForm empty(Model usual) {
        return new StudioForm("ugc", "", "", "", 1, usual.seconds().usual(), usual.id());
    }

    /** Returns the form with the usual choice wherever none was made, so that the page can be shown again. */
    StudioForm filled(Model usual) {
        var empty = empty(usual);
        return new StudioForm(
                template == null ? empty.template : template,
                description,
                wishes,
                prompt,
                count == null ? empty.count : count,
                seconds == null ? empty.seconds : seconds,
                model == null ? empty.model : model);
    }

    Brief brief(Locale locale) {
        return new Brief(
                template, description, wishes, prompt, count == null ? 1 : count, seconds, model, locale.getLanguage());
    }
}
