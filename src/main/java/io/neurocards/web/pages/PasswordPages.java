package io.neurocards.web.pages;

import io.neurocards.accounts.RequestPasswordReset;
import io.neurocards.accounts.ResetPassword;
import io.neurocards.shared.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A forgotten password is replaced with a code from a mail. */
@Controller
class PasswordPages {

    private static final String FORGOT = "account/forgot";
    private static final String RESET = "account/reset";

    private final RequestPasswordReset request;
    private final ResetPassword reset;
    private final FormReply reply;

    PasswordPages(RequestPasswordReset request, ResetPassword reset, FormReply reply) {
        this.request = request;
        this.reset = reset;
        this.reply = reply;
    }

    @GetMapping("/forgot")
    String forgot(Model model) {
        model.addAttribute("email", "");
        return reply.shown(FORGOT, model);
    }

    @PostMapping("/forgot")
    String forgot(
            @RequestParam UUID action,
            @RequestParam(defaultValue = "") String email,
            Model model,
            Locale locale,
            HttpServletRequest http,
            HttpServletResponse response) {
        try {
            request.request(Actions.of("forgot", action), email);
            var cookie = new PendingSignUp(email.strip(), null).cookie(http);
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
            return FormReply.to("/reset");
        } catch (ProblemException problem) {
            model.addAttribute("email", email);
            return reply.refused(FORGOT, problem, model, response, locale);
        }
    }

    @GetMapping("/reset")
    String reset(Model model, HttpServletRequest http) {
        model.addAttribute(
                "email", PendingSignUp.in(http).map(PendingSignUp::email).orElse(""));
        return reply.shown(RESET, model);
    }

    @PostMapping("/reset")
    String reset(
            @RequestParam UUID action,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String password,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            reset.reset(Actions.of("reset", action), email, code.replace(" ", ""), password);
            return FormReply.to("/sign-in?said=reset");
        } catch (ProblemException problem) {
            model.addAttribute("email", email);
            return reply.refused(RESET, problem, model, response, locale);
        }
    }
}
