package io.neurocards.web.pages;

import io.neurocards.accounts.AcceptTerms;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.OrderVideos;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
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

    private final OrderVideos orderVideos;
    private final AcceptTerms acceptTerms;
    private final StudioChoices choices;
    private final FormReply reply;

    StudioPages(OrderVideos orderVideos, AcceptTerms acceptTerms, StudioChoices choices, FormReply reply) {
        this.orderVideos = orderVideos;
        this.acceptTerms = acceptTerms;
        this.choices = choices;
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
        if (photo == null) {
            return refused(new ProblemException(ProblemCode.PHOTO_REQUIRED), form, model, response, locale);
        }
        try (var content = photo.getInputStream()) {
            var operation = Actions.of(caller, "order", action);
            var ordered = orderVideos.order(caller.personId(), operation, form.brief(locale), content);
            return FormReply.to(
                    ordered.jobs().size() == 1
                            ? "/videos/" + ordered.jobs().getFirst().jobId()
                            : "/orders/" + ordered.orderId());
        } catch (ProblemException problem) {
            return refused(problem, form, model, response, locale);
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
