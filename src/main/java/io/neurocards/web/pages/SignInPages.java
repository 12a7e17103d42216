package io.neurocards.web.pages;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.SignIn;
import io.neurocards.accounts.SignOut;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.LocalPath;
import io.neurocards.web.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** In and out. */
@Controller
class SignInPages {

    private static final String PAGE = "account/sign-in";
    private static final String FIRST_PAGE = "/studio";

    private final SignIn signIn;
    private final SignOut signOut;
    private final SessionCookie session;
    private final FormReply reply;

    SignInPages(SignIn signIn, SignOut signOut, SessionCookie session, FormReply reply) {
        this.signIn = signIn;
        this.signOut = signOut;
        this.session = session;
        this.reply = reply;
    }

    @GetMapping("/sign-in")
    String form(
            @RequestParam(required = false) @Nullable String said,
            @RequestParam(required = false) @Nullable String next,
            @AuthenticationPrincipal @Nullable Caller caller,
            Model model,
            HttpServletRequest request) {
        if (caller != null) {
            return FormReply.to(FIRST_PAGE);
        }
        model.addAttribute("said", said == null && next != null ? "needed" : said);
        model.addAttribute("next", next);
        model.addAttribute(
                "email", PendingSignUp.in(request).map(PendingSignUp::email).orElse(""));
        return PAGE;
    }

    @PostMapping("/sign-in")
    String signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = FIRST_PAGE) String next,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            var issued = signIn.signIn(email, password, request.getRemoteAddr());
            setCookie(response, session.issue(issued, request).toString());
            setCookie(response, PendingSignUp.over(request).toString());
            return FormReply.to(LocalPath.of(next));
        } catch (ProblemException problem) {
            var unverified = problem.code() == ProblemCode.EMAIL_NOT_VERIFIED;
            if (unverified) {
                setCookie(
                        response, new PendingSignUp(email, null).cookie(request).toString());
            }
            model.addAttribute("unverified", unverified);
            model.addAttribute("next", next);
            model.addAttribute("email", email);
            return reply.refused(PAGE, problem, model, response, locale);
        }
    }

    @PostMapping("/sign-out")
    String signOut(@AuthenticationPrincipal Caller caller, HttpServletRequest request, HttpServletResponse response) {
        signOut.here(caller);
        return signedOut(request, response);
    }

    @PostMapping("/sign-out/everywhere")
    String everywhere(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request, HttpServletResponse response) {
        signOut.everywhere(caller);
        return signedOut(request, response);
    }

    private String signedOut(HttpServletRequest request, HttpServletResponse response) {
        setCookie(response, session.expired(request).toString());
        return FormReply.to("/sign-in?said=signed-out");
    }

    private static void setCookie(HttpServletResponse response, String cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie);
    }
}
