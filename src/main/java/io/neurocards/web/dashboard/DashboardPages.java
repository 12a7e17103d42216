package io.neurocards.web.dashboard;

import io.neurocards.shared.ProblemException;
import io.neurocards.web.Problems;
import io.neurocards.web.access.AdminAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /dashboard}: the page, and how an administrator's browser comes in and leaves. */
@Controller
class DashboardPages {

    private static final Logger log = LoggerFactory.getLogger(DashboardPages.class);
    private static final String SIGN_IN = "dashboard/sign-in";

    private final AdminAccess access;
    private final Problems problems;

    DashboardPages(AdminAccess access, Problems problems) {
        this.access = access;
        this.problems = problems;
    }

    @GetMapping("/dashboard")
    String dashboard(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, access.ticket(request).toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return "dashboard/dashboard";
    }

    @GetMapping("/dashboard/sign-in")
    String signIn(Model model) {
        model.addAttribute("configured", access.isConfigured());
        return SIGN_IN;
    }

    @PostMapping("/dashboard/sign-in")
    String enter(
            @RequestParam(name = "token", defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (access.isToken(token.strip())) {
            log.info("An administrator has signed in: address={}", request.getRemoteAddr());
            response.addHeader(HttpHeaders.SET_COOKIE, access.ticket(request).toString());
            return "redirect:/dashboard";
        }
        log.warn("A wrong admin token was shown: address={}", request.getRemoteAddr());
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        model.addAttribute("configured", access.isConfigured());
        model.addAttribute("wrong", true);
        return SIGN_IN;
    }

    @PostMapping("/dashboard/sign-out")
    String leave(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, access.noTicket(request).toString());
        return "redirect:/dashboard/sign-in";
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ProblemException problem, HttpServletRequest request) {
        return problems.response(problem, request);
    }
}
