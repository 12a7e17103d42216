package io.neurocards.web.desk.door;

import io.neurocards.operations.Operator;
import io.neurocards.operations.admins.AdminSignIn;
import io.neurocards.operations.admins.AdminStaff;
import io.neurocards.operations.callers.AdminRole;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.AdminAccess;
import io.neurocards.web.access.Operators;
import io.neurocards.web.desk.OfDesk;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first step: a name and a password, or the link that lets somebody choose one. */
@Controller
@OfDesk
class SignInDoor {

    private static final String PAGE = "desk/door/sign-in";
    private static final String JOIN = "desk/door/join";
    private static final String FIRST = "desk/door/first";

    private final AdminSignIn signIn;
    private final AdminStaff staff;
    private final AdminAccess tokens;
    private final DoorReply reply;

    SignInDoor(AdminSignIn signIn, AdminStaff staff, AdminAccess tokens, DoorReply reply) {
        this.signIn = signIn;
        this.staff = staff;
        this.tokens = tokens;
        this.reply = reply;
    }

    @GetMapping("/desk/sign-in")
    String form(Model model) {
        return page(model);
    }

    private String page(Model model) {
        model.addAttribute("byToken", tokens.isConfigured());
        return PAGE;
    }

    @PostMapping("/desk/sign-in")
    String enter(
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "password", defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        try {
            reply.lets(signIn.signIn(name, password, request.getRemoteAddr()), request, response);
            return "redirect:/desk/code";
        } catch (ProblemException problem) {
            model.addAttribute("name", name);
            return reply.refused(page(model), problem, model, response, locale);
        }
    }

    /** Shows whom a link lets choose a password; one that opens nothing is not there. */
    @GetMapping("/desk/join")
    String joining(@RequestParam(name = "link", defaultValue = "") String link, Model model) {
        return join(link, model);
    }

    private String join(String link, Model model) {
        model.addAttribute("account", signIn.invited(link));
        model.addAttribute("link", link);
        return JOIN;
    }

    @PostMapping("/desk/join")
    String join(
            @RequestParam(name = "link", defaultValue = "") String link,
            @RequestParam(name = "password", defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        try {
            reply.lets(signIn.join(link, password, request.getRemoteAddr()), request, response);
            return "redirect:/desk/enrol";
        } catch (ProblemException problem) {
            if (problem.code() == ProblemCode.NOT_FOUND) {
                throw problem;
            }
            return reply.refused(join(link, model), problem, model, response, locale);
        }
    }

    @GetMapping("/desk/first")
    String first(Model model) {
        return first(model, "owner");
    }

    private String first(Model model, String name) {
        model.addAttribute("byToken", tokens.isConfigured());
        model.addAttribute("name", name);
        return FIRST;
    }

    /** Whoever knows the token of the settings is an owner, and makes an account of one. */
    @PostMapping("/desk/first")
    String first(
            @RequestParam(name = "token", defaultValue = "") String token,
            @RequestParam(name = "name", defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        try {
            if (!tokens.isOfSettings(token.strip())) {
                signIn.wrongToken();
                throw new ProblemException(ProblemCode.WRONG_CREDENTIALS);
            }
            var made = staff.invite(Operator.byAdminToken(), name, AdminRole.OWNER);
            return "redirect:/desk/join?link=" + made.link();
        } catch (ProblemException problem) {
            return reply.refused(first(model, name), problem, model, response, locale);
        }
    }

    @PostMapping("/desk/sign-out")
    String leave(Authentication caller, HttpServletRequest request, HttpServletResponse response) {
        Operators.session(caller).ifPresent(signIn::signOut);
        reply.forgets(request, response);
        return DoorReply.SIGN_IN;
    }
}
