package io.neurocards.web.desk;

import io.neurocards.operations.Operator;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import io.neurocards.web.ProblemTexts;
import io.neurocards.web.Problems;
import io.neurocards.web.access.Operators;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.HandlerMapping;

/** Asks whether something is meant, and does it once. Each act has routes of its own, which are told at the start. */
@Controller
@OfDesk
class ActPages {

    private static final String PAGE = "desk/act";
    private static final int MOST_FIELDS = 20;

    private final List<DeskAct> acts;
    private final ProblemTexts problems;
    private final MessageSource messages;
    private final Clock clock;

    ActPages(List<DeskAct> acts, ProblemTexts problems, MessageSource messages, Clock clock) {
        this.acts = acts;
        this.problems = problems;
        this.messages = messages;
        this.clock = clock;
    }

    List<DeskAct> acts() {
        return acts;
    }

    /** Shows what there is to confirm. */
    public String ask(@PathVariable("subject") String subject, HttpServletRequest request, Model model, Locale locale) {
        var act = act(request);
        return page(act, act.offer(subject, new DeskWords(messages, locale)), model);
    }

    /** Does what was confirmed. */
    public String perform(
            @PathVariable("subject") String subject,
            Authentication caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var act = act(request);
        var offer = act.offer(subject, new DeskWords(messages, locale));
        try {
            act.perform(word(subject, Operators.of(caller), offer, request));
            return "redirect:" + offer.back() + (offer.back().contains("?") ? "&" : "?") + "said=" + act.key();
        } catch (ProblemException problem) {
            response.setStatus(Problems.status(problem.code()).value());
            model.addAttribute("problem", problems.text(problem, locale));
            model.addAttribute("typed", request.getParameter("reason"));
            return page(act, offer, model);
        }
    }

    private String page(DeskAct act, ActOffer offer, Model model) {
        model.addAttribute("act", act.key());
        model.addAttribute("offer", offer);
        model.addAttribute("facts", offer.facts().toArray());
        model.addAttribute("operation", UuidV7.at(clock.instant()));
        return PAGE;
    }

    private DeskAct act(HttpServletRequest request) {
        var path = Objects.toString(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        return acts.stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    private static ActWord word(String subject, Operator by, ActOffer offer, HttpServletRequest request) {
        var fields = new HashMap<String, String>();
        offer.fields().stream().limit(MOST_FIELDS).forEach(field -> {
            var typed = Objects.requireNonNullElse(request.getParameter(field.name()), "");
            if (typed.length() > Operator.LONGEST_REASON) {
                throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field.name());
            }
            fields.put(field.name(), typed);
        });
        var word = by.because(Objects.requireNonNullElse(request.getParameter("reason"), ""));
        if (offer.wantsReason()) {
            word = word.withReason();
        }
        return new ActWord(new OperationId(operation(request)), by, subject, word.reason(), fields);
    }

    private static UUID operation(HttpServletRequest request) {
        try {
            return UUID.fromString(Objects.requireNonNullElse(request.getParameter("operation"), ""));
        } catch (IllegalArgumentException _) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "operation");
        }
    }
}
