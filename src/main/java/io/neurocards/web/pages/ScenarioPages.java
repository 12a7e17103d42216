package io.neurocards.web.pages;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.Scenarios;
import io.neurocards.videos.Scenarios.ScenarioView;
import io.neurocards.videos.VideoType;
import io.neurocards.web.ProblemTexts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What will happen in the clip, in the studio: written, written anew, changed. The page is the studio's; scripts take the card. */
@Controller
class ScenarioPages {

    private static final String PAGE = "studio/studio";

    private final Scenarios scenarios;
    private final SeenScenarios seenScenarios;
    private final StudioChoices choices;
    private final FormReply reply;
    private final ProblemTexts texts;

    ScenarioPages(
            Scenarios scenarios,
            SeenScenarios seenScenarios,
            StudioChoices choices,
            FormReply reply,
            ProblemTexts texts) {
        this.scenarios = scenarios;
        this.seenScenarios = seenScenarios;
        this.choices = choices;
        this.reply = reply;
        this.texts = texts;
    }

    @PostMapping("/studio/scenario")
    String draft(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String script,
            StudioForm form,
            Model page,
            Locale locale,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        try {
            page.addAttribute("scenario", drafted(caller, form, photo, locale));
            return shown(form, page, locale);
        } catch (ProblemException problem) {
            seenScenarios.keepOnPage(caller.personId(), form, problem, page);
            return refused(problem, script, form, page, locale, response);
        }
    }

    @PostMapping("/studio/scenario/edit")
    String edit(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String script,
            StudioForm form,
            Model page,
            Locale locale,
            HttpServletResponse response) {
        try {
            page.addAttribute(
                    "scenario",
                    seenScenarios
                            .of(caller.personId(), form)
                            .orElseThrow(() -> new ProblemException(ProblemCode.SCENARIO_UNKNOWN)));
            return shown(form, page, locale);
        } catch (ProblemException problem) {
            seenScenarios.keepOnPage(caller.personId(), form, problem, page);
            return refused(problem, script, form, page, locale, response);
        }
    }

    private ScenarioView drafted(Caller caller, StudioForm form, @Nullable MultipartFile photo, Locale locale)
            throws IOException, InterruptedException {
        var brief = form.brief(locale);
        if (photo != null && !photo.isEmpty()) {
            try (var content = photo.getInputStream()) {
                return scenarios.draft(caller.personId(), brief, content);
            }
        }
        var earlier = Optional.ofNullable(form.scenario())
                .filter(id -> !id.isBlank())
                .flatMap(_ -> seenScenarios.of(caller.personId(), form))
                .orElseThrow(() -> new ProblemException(ProblemCode.PHOTO_REQUIRED));
        return scenarios.draft(caller.personId(), brief, VideoType.REELS, earlier.photo());
    }

    private String shown(StudioForm form, Model page, Locale locale) {
        choices.show(form.filled(choices.usual()), page, locale);
        return reply.shown(PAGE, page);
    }

    /** A script that takes the card takes it from an answer that is no error. */
    private String refused(
            ProblemException problem,
            @Nullable String script,
            StudioForm form,
            Model page,
            Locale locale,
            HttpServletResponse response) {
        choices.show(form.filled(choices.usual()), page, locale);
        page.addAttribute("scenarioProblem", texts.text(problem, locale));
        var view = reply.refused(PAGE, problem, page, response, locale);
        if (script != null) {
            response.setStatus(HttpServletResponse.SC_OK);
        }
        return view;
    }
}
