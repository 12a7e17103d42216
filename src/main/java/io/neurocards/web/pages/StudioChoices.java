package io.neurocards.web.pages;

import io.neurocards.providers.Catalogue;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.Brief;
import io.neurocards.videos.Scenarios;
import io.neurocards.videos.Template;
import io.neurocards.videos.Templates;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;

/** What there is to choose from in the studio, and what it costs. */
@Component
final class StudioChoices {

    private static final List<Integer> COUNTS = Brief.COUNTS;

    /** More of them would push the price off the first screens of a phone; the others are one press away. */
    private static final int MODELS_AT_ONCE = 4;

    private final Catalogue catalogue;
    private final Templates templates;
    private final Scenarios scenarios;
    private final MessageSource messages;
    private final long heaviestMegabytes;

    StudioChoices(
            Catalogue catalogue,
            Templates templates,
            Scenarios scenarios,
            MessageSource messages,
            @Value("${neurocards.media.photo.heaviest:20MB}") DataSize heaviest) {
        this.catalogue = catalogue;
        this.templates = templates;
        this.scenarios = scenarios;
        this.messages = messages;
        this.heaviestMegabytes = heaviest.toMegabytes();
    }

    /** {@code scenario} says whether what will happen in such clips can be seen before. */
    record TemplateChoice(String id, String title, String summary, boolean scenario) {}

    /**
     * Returns the model that is chosen before the customer chooses.
     *
     * @throws ProblemException MODEL_UNAVAILABLE when nothing can be ordered here at present
     */
    io.neurocards.providers.Model usual() {
        return catalogue.usual().orElseThrow(() -> new ProblemException(ProblemCode.MODEL_UNAVAILABLE));
    }

    /** Puts the form and its choices on the page. */
    void show(StudioForm form, Model page, Locale locale) {
        var models = models();
        var chosen = models.stream()
                .filter(model -> model.id().equals(form.model()))
                .findFirst()
                .orElse(usual());
        page.addAttribute("form", form);
        page.addAttribute("models", models);
        var shown = Math.min(models.size(), MODELS_AT_ONCE);
        page.addAttribute("shownModels", models.subList(0, shown));
        page.addAttribute("otherModels", models.subList(shown, models.size()));
        page.addAttribute("otherChosen", models.indexOf(chosen) >= shown);
        page.addAttribute("counts", COUNTS);
        page.addAttribute("credits", chosen.credits());
        page.addAttribute("shortest", chosen.seconds().shortest());
        page.addAttribute("longest", chosen.seconds().longest());
        page.addAttribute("step", chosen.seconds().step());
        page.addAttribute("promptLimit", chosen.promptLimit());
        var worded = models.stream()
                .filter(model -> Arrays.stream(Template.values()).anyMatch(one -> scenarios.offered(one, model)))
                .toList();
        page.addAttribute("templates", templates(locale, worded));
        page.addAttribute(
                "worded", worded.stream().map(io.neurocards.providers.Model::id).toList());
        page.addAttribute(
                "cameraWords",
                List.of(new Words(messages, locale).text("studio.camera-words").split(",")));
        page.addAttribute("heaviestMegabytes", heaviestMegabytes);
    }

    private List<io.neurocards.providers.Model> models() {
        return catalogue.onSale();
    }

    private List<TemplateChoice> templates(Locale locale, List<io.neurocards.providers.Model> worded) {
        var language = locale.getLanguage();
        return Arrays.stream(Template.values())
                .map(template -> new TemplateChoice(
                        template.text(),
                        templates.title(template, language),
                        templates.summary(template, language),
                        worded.stream().anyMatch(model -> scenarios.offered(template, model))))
                .toList();
    }
}
