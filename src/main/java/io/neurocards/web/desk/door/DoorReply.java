package io.neurocards.web.desk.door;

import io.neurocards.operations.admins.AdminSession;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.ProblemTexts;
import io.neurocards.web.Problems;
import io.neurocards.web.access.DeskAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the door answers with: a cookie, or why somebody is not let in. */
@Component
record DoorReply(DeskAccess access, ProblemTexts problems) {

    static final String SIGN_IN = "redirect:/desk/sign-in";

    /** Returns whoever has shown their password and nothing more. */
    Optional<AdminSession> half(HttpServletRequest request) {
        return access.session(request).filter(session -> !session.proved());
    }

    void lets(String token, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, access.cookie(token, request).toString());
    }

    void forgets(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, access.noCookie(request).toString());
    }

    String refused(String page, ProblemException problem, Model model, HttpServletResponse response, Locale locale) {
        response.setStatus(Problems.status(problem.code()).value());
        Problems.retryAfter(problem).ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
        model.addAttribute("problem", problems.text(problem, locale));
        return page;
    }
}
