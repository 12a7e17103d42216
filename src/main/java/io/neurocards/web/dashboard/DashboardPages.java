package io.neurocards.web.dashboard;

import io.neurocards.shared.ProblemException;
import io.neurocards.web.Problems;
import io.neurocards.web.access.AdminAccess;
import io.neurocards.web.access.Operators;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
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

    /** What a role does not open is not shown to whoever has it. */
    @GetMapping("/dashboard/databases")
    String dashboard(Authentication caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        access.renewed(caller, request)
                .ifPresent(ticket -> response.addHeader(HttpHeaders.SET_COOKIE, ticket.toString()));
        model.addAttribute("atDesk", Operators.session(caller).isPresent());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("who", Operators.of(caller).name());
        model.addAttribute("role", Operators.role(caller).word());
        model.addAttribute("maySync", Operators.may(caller, "POST", "/dashboard/sync"));
        model.addAttribute("mayHandOver", Operators.may(caller, "POST", "/dashboard/decider"));
        model.addAttribute(
                "mayReadComparisons",
                Operators.session(caller).isPresent() && Operators.may(caller, "GET", "/desk/comparisons"));
        model.addAttribute("maySettle", Operators.may(caller, "POST", "/dashboard/dead-letter"));
        return "dashboard/dashboard";
    }

    @GetMapping("/dashboard/sign-in")
    String signIn(Model model) {
        return door(model, "");
    }

    private String door(Model model, String said) {
        model.addAttribute("configured", access.isConfigured());
        model.addAttribute("said", said);
        return SIGN_IN;
    }

    @PostMapping("/dashboard/sign-in")
    String enter(
            @RequestParam(name = "token", defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<AdminAccess.Entrance> entrance;
        try {
            entrance = access.enter(token.strip(), request);
        } catch (ProblemException problem) {
            response.setStatus(Problems.status(problem.code()).value());
            return door(model, "away");
        }
        if (entrance.isEmpty()) {
            log.warn("A wrong admin token was shown: address={}", request.getRemoteAddr());
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return door(model, "wrong");
        }
        log.info(
                "An administrator has signed in: by={}, address={}",
                entrance.get().operator().name(),
                request.getRemoteAddr());
        response.addHeader(HttpHeaders.SET_COOKIE, entrance.get().ticket().toString());
        return "redirect:/dashboard/databases";
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
