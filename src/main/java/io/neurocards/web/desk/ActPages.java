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
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private static final String MADE = "desk/made";
    private static final String NOBODY = "";
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
    public String ask(
            @PathVariable(name = "subject", required = false) @Nullable String subject,
            HttpServletRequest request,
            Model model,
            Locale locale) {
        var act = act(request);
        return page(
                act,
                act.offer(Objects.requireNonNullElse(subject, NOBODY), new DeskWords(messages, locale)),
                UuidV7.at(clock.instant()).toString(),
                model);
    }

    /** Does what was confirmed. */
    public String perform(
            @PathVariable(name = "subject", required = false) @Nullable String subject,
            Authentication caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var act = act(request);
        var whom = Objects.requireNonNullElse(subject, NOBODY);
        var offer = act.offer(whom, new DeskWords(messages, locale));
        var typed = typed(offer, request);
        try {
            var made = act.perform(word(whom, Operators.of(caller), offer, typed, request));
            if (made.isPresent()) {
                model.addAttribute("act", act.key());
                model.addAttribute("offer", offer);
                model.addAttribute("made", made.get());
                return MADE;
            }
            return "redirect:" + offer.back() + (offer.back().contains("?") ? "&" : "?") + "said=" + act.key();
        } catch (ProblemException problem) {
            response.setStatus(Problems.status(problem.code()).value());
            model.addAttribute("problem", problems.text(problem, locale));
            model.addAttribute("typed", request.getParameter("reason"));
            return page(act, offer.holding(typed), request.getParameter("operation"), model);
        }
    }

    private static String page(DeskAct act, ActOffer offer, @Nullable String operation, Model model) {
        model.addAttribute("act", act.key());
        model.addAttribute("offer", offer);
        model.addAttribute("facts", offer.facts().toArray());
        model.addAttribute("operation", operation);
        return PAGE;
    }

    private DeskAct act(HttpServletRequest request) {
        var path = Objects.toString(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        return acts.stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    private static Map<String, String> typed(ActOffer offer, HttpServletRequest request) {
        var fields = new HashMap<String, String>();
        offer.fields().stream().limit(MOST_FIELDS).forEach(field -> fields.put(field.name(), typed(field, request)));
        return fields;
    }

    private static String typed(ActField field, HttpServletRequest request) {
        var values = request.getParameterValues(field.name());
        if (values == null) {
            return "";
        }
        return field.isOfMany() ? String.join(" ", values) : values[0];
    }

    private static ActWord word(
            String subject, Operator by, ActOffer offer, Map<String, String> fields, HttpServletRequest request) {
        for (var field : offer.fields()) {
            if (fields.getOrDefault(field.name(), "").length() > field.longest()) {
                throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field.name());
            }
        }
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
