package io.neurocards.web.pages;

import io.neurocards.accounts.AcceptTerms;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.Brief;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.videos.OrderVideos.Orderer;
import io.neurocards.videos.Scenarios.ScenarioView;
import io.neurocards.videos.ShortOrders;
import io.neurocards.videos.WaitingOrders;
import io.neurocards.waiting.Answer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where clips are ordered. */
@Controller
class StudioPages {

    private static final String PAGE = "studio/studio";

    private final ShortOrders orders;
    private final AcceptTerms acceptTerms;
    private final StudioChoices choices;
    private final SeenScenarios seenScenarios;
    private final FormReply reply;

    StudioPages(
            ShortOrders orders,
            AcceptTerms acceptTerms,
            StudioChoices choices,
            SeenScenarios seenScenarios,
            FormReply reply) {
        this.orders = orders;
        this.acceptTerms = acceptTerms;
        this.choices = choices;
        this.seenScenarios = seenScenarios;
        this.reply = reply;
    }

    @GetMapping("/studio")
    String studio(Model model, Locale locale) {
        choices.show(StudioForm.empty(choices.usual()), model, locale);
        return reply.shown(PAGE, model);
    }

    @PostMapping("/studio")
    String order(
            @AuthenticationPrincipal Caller caller,
            @RequestParam UUID action,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            StudioForm form,
            Model model,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        try {
            var seen = seenScenarios.of(caller.personId(), form);
            return FormReply.to(order(caller, Actions.ofOrder(caller, action), form.brief(locale), seen, photo));
        } catch (ProblemException problem) {
            if (problem.facts().containsKey(ShortOrders.WAITS_UNTIL)) {
                return FormReply.to("/studio/short");
            }
            seenScenarios.keepOnPage(caller.personId(), form, problem, model);
            return refused(problem, form, model, response, locale);
        }
    }

    /** The photo of a scenario need not be sent again; browsers without scripts could not. */
    private Answer<OrderedVideos> order(
            Caller caller,
            OperationId operation,
            Brief brief,
            Optional<ScenarioView> seen,
            @Nullable MultipartFile photo)
            throws IOException {
        var told = brief.with(seen.map(ScenarioView::id).orElse(null));
        requireTerms(caller);
        WaitingOrders.@Nullable Upload upload = photo == null || photo.isEmpty() ? null : photo::getInputStream;
        return orders.order(Orderer.of(caller.personId()), operation, told, upload, Platform.WEBSITE);
    }

    /** What is kept for later is kept only of whoever could order now. */
    private static void requireTerms(Caller caller) {
        if (!caller.termsAccepted()) {
            throw new ProblemException(ProblemCode.TERMS_NOT_ACCEPTED);
        }
    }

    @PostMapping("/terms")
    String accept(@AuthenticationPrincipal @Nullable Caller caller, @RequestParam String version) {
        if (caller == null) {
            throw new ProblemException(ProblemCode.UNAUTHENTICATED);
        }
        acceptTerms.accept(caller.personId(), version);
        return FormReply.to("/studio");
    }

    private String refused(
            ProblemException problem, StudioForm form, Model model, HttpServletResponse response, Locale locale) {
        choices.show(form.filled(choices.usual()), model, locale);
        return reply.refused(PAGE, problem, model, response, locale);
    }
}
