package io.neurocards.web.pages;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.ExportAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is in it, and the button that downloads it: a form, because each download counts. */
@Controller
@RequestMapping("/cabinet/export")
class ExportPages {

    private static final String PAGE = "cabinet/export";

    private final ExportAnswer answer;
    private final FormReply reply;

    ExportPages(ExportAnswer answer, FormReply reply) {
        this.answer = answer;
        this.reply = reply;
    }

    @GetMapping
    String page(Model model) {
        return reply.shown(PAGE, model);
    }

    @PostMapping
    @Nullable
    String download(@AuthenticationPrincipal Caller caller, Model model, HttpServletResponse response, Locale locale)
            throws IOException {
        try {
            answer.send(caller.personId(), response);
            return null;
        } catch (ProblemException problem) {
            if (problem.code() == ProblemCode.TOO_MANY_REQUESTS) {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                model.addAttribute("tooOften", true);
                return reply.shown(PAGE, model);
            }
            return reply.refused(PAGE, problem, model, response, locale);
        }
    }
}
