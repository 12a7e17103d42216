package io.neurocards.web.pages;

import io.neurocards.shared.ProblemException;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.waiting.Answer;
import io.neurocards.web.ProblemTexts;
import io.neurocards.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The two answers to a form: somewhere else when it was accepted, its own page with what is wrong when it was not. */
@Component
final class FormReply {

    private final ProblemTexts texts;
    private final Actions actions;

    FormReply(ProblemTexts texts, Actions actions) {
        this.texts = texts;
        this.actions = actions;
    }

    /** Returns the way to a page that may be loaded again without sending the form again. */
    static String to(String path) {
        return "redirect:" + path;
    }

    /** Returns the way to what was ordered, or to where it is told what becomes of it. */
    static String to(Answer<OrderedVideos> answer) {
        return switch (answer) {
            case Answer.Pending<OrderedVideos>(var operation) -> to("/operations/" + operation);
            case Answer.Known<OrderedVideos>(var operation, var _) -> to("/operations/" + operation);
            case Answer.Decided<OrderedVideos>(var ordered) ->
                to(
                        ordered.jobs().size() == 1
                                ? "/videos/" + ordered.jobs().getFirst().jobId()
                                : "/orders/" + ordered.orderId());
        };
    }

    /** Puts the problem and a fresh token on the page {@code view}. */
    String refused(String view, ProblemException problem, Model model, HttpServletResponse response, Locale locale) {
        response.setStatus(Problems.status(problem.code()).value());
        model.addAttribute("problem", FormProblem.of(problem, texts, locale));
        return shown(view, model);
    }

    /** Puts a fresh token on the page {@code view}. */
    String shown(String view, Model model) {
        model.addAttribute("action", actions.fresh());
        return view;
    }
}
