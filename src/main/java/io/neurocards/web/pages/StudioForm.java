package io.neurocards.web.pages;

import io.neurocards.providers.Model;
import io.neurocards.videos.Brief;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the studio's form holds, as it was typed or chosen; {@code scenario} is the id of one that was seen. */
record StudioForm(
        @Nullable String template,
        @Nullable String description,
        @Nullable String wishes,
        @Nullable String prompt,
        @Nullable Integer count,
        @Nullable Integer seconds,
        @Nullable String model,
        @Nullable String scenario,
        @Nullable String spoken,
        @Nullable String scene) {

    static StudioForm empty(Model usual) {
        return new StudioForm("ugc", "", "", "", 1, usual.seconds().usual(), usual.id(), null, null, null);
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
                model == null ? empty.model : model,
                scenario,
                spoken,
                scene);
    }

    Brief brief(Locale locale) {
        return new Brief(
                template, description, wishes, prompt, count == null ? 1 : count, seconds, model, locale.getLanguage());
    }
}
