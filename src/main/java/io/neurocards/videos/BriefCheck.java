package io.neurocards.videos;

import io.neurocards.providers.Catalogue;
import io.neurocards.providers.Model;
import io.neurocards.providers.Providers;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what a customer wrote into something that can be made, or says what is wrong with it. */
final class BriefCheck {

    private static final Set<String> LANGUAGES = Set.of("ru", "en");

    private final Catalogue catalogue;
    private final Providers providers;

    BriefCheck(Catalogue catalogue, Providers providers) {
        this.catalogue = catalogue;
        this.providers = providers;
    }

    String description(@Nullable String written) {
        var description = text(written, "description", Brief.LONGEST_DESCRIPTION);
        if (description.isEmpty()) {
            throw new ProblemException(ProblemCode.DESCRIPTION_REQUIRED);
        }
        return description;
    }

    String wishes(@Nullable String written) {
        return text(written, "wishes", Brief.LONGEST_WISHES);
    }

    String prompt(@Nullable String written) {
        var prompt = text(written, "prompt", sold(asked(null)).promptLimit());
        if (prompt.isEmpty()) {
            throw new ProblemException(ProblemCode.PROMPT_REQUIRED);
        }
        return prompt;
    }

    /** Returns the brief as it can be made; every problem is found before anything is stored or held. */
    CheckedBrief check(Brief brief, VideoType type) {
        var template = template(brief.template());
        var asked = asked(brief.model());
        var model = sold(asked);
        var description = description(brief.description());
        var wishes = wishes(brief.wishes());
        var prompt = text(brief.prompt(), "prompt", model.promptLimit());
        if (template == Template.SELF && prompt.isEmpty()) {
            throw new ProblemException(ProblemCode.PROMPT_REQUIRED);
        }
        if (!Brief.COUNTS.contains(brief.count())) {
            throw new ProblemException(ProblemCode.COUNT_INVALID).with("allowed", Brief.COUNTS);
        }
        return new CheckedBrief(
                type,
                template,
                model,
                description,
                wishes,
                prompt,
                brief.count(),
                seconds(brief.seconds(), asked, model),
                LANGUAGES.contains(brief.language()) ? brief.language() : "en",
                brief.scenario());
    }

    private static Template template(@Nullable String text) {
        var known = text == null ? null : Template.ofText(text.strip().toLowerCase(Locale.ROOT));
        if (known == null || known.isEmpty()) {
            throw new ProblemException(ProblemCode.TEMPLATE_UNKNOWN).with("allowed", List.of("ugc", "ad", "self"));
        }
        return known.get();
    }

    private Model asked(@Nullable String id) {
        var named = id == null || id.isBlank() ? catalogue.usual() : catalogue.find(id.strip());
        return named.orElseThrow(() -> new ProblemException(ProblemCode.MODEL_UNKNOWN)
                .with("allowed", catalogue.onSale().stream().map(Model::id).toList()));
    }

    /** Returns the model, or what takes its orders at no higher price while it is paused. */
    private Model sold(Model asked) {
        var model = asked.state() == Model.State.PAUSED
                ? catalogue.substituteFor(asked).orElse(asked)
                : asked;
        if (!model.isLive() || !providers.has(model)) {
            throw new ProblemException(ProblemCode.MODEL_UNAVAILABLE).with("model", model.id());
        }
        return model;
    }

    /** A substitute makes the length of its own that is nearest to what the model asked for would have made. */
    private static int seconds(@Nullable Integer written, Model asked, Model model) {
        var seconds = written == null ? asked.seconds().usual() : written;
        if (!asked.seconds().allow(seconds)) {
            throw new ProblemException(ProblemCode.DURATION_INVALID)
                    .with("shortest", asked.seconds().shortest())
                    .with("longest", asked.seconds().longest())
                    .with("allowed", asked.seconds().allowed());
        }
        return model.seconds().nearest(seconds);
    }

    /** Takes control characters out, keeps everything else as it was written, and counts what a reader counts. */
    static String text(@Nullable String written, String field, int longest) {
        if (written == null) {
            return "";
        }
        var clean = written.replace("\r\n", "\n")
                .replaceAll("[\\p{Cc}&&[^\n\t]]", "")
                .strip();
        var length = clean.codePointCount(0, clean.length());
        if (length > longest) {
            throw new ProblemException(ProblemCode.TEXT_TOO_LONG)
                    .with("field", field)
                    .with("limit", longest)
                    .with("length", length);
        }
        return clean;
    }
}
