package io.neurocards.web.desk.door;

import io.neurocards.operations.admins.AdminSession;
import io.neurocards.operations.admins.AdminSessions;
import io.neurocards.operations.admins.AdminSignIn;
import io.neurocards.operations.admins.SecondFactor;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.Operators;
import io.neurocards.web.desk.OfDesk;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An administrator's own account. */
@Controller
@OfDesk
@RequestMapping("/desk/me")
class MePages {

    private static final String PAGE = "desk/door/me";

    private final AdminSignIn signIn;
    private final SecondFactor factor;
    private final AdminSessions sessions;
    private final DoorReply reply;

    MePages(AdminSignIn signIn, SecondFactor factor, AdminSessions sessions, DoorReply reply) {
        this.signIn = signIn;
        this.factor = factor;
        this.sessions = sessions;
        this.reply = reply;
    }

    @GetMapping
    String me(Authentication caller, Model model) {
        return page(own(caller), model);
    }

    private String page(AdminSession own, Model model) {
        model.addAttribute("account", own.account());
        model.addAttribute("own", own.id());
        model.addAttribute("sessions", sessions.of(own.account().id()));
        model.addAttribute("codesLeft", factor.codesLeft(own));
        return PAGE;
    }

    private static AdminSession own(Authentication caller) {
        return Operators.session(caller).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    @PostMapping("/password")
    String password(
            @RequestParam(name = "present", defaultValue = "") String present,
            @RequestParam(name = "password", defaultValue = "") String password,
            Authentication caller,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var own = own(caller);
        try {
            signIn.changePassword(own, present, password);
            return "redirect:/desk/me?said=password";
        } catch (ProblemException problem) {
            return reply.refused(page(own, model), problem, model, response, locale);
        }
    }

    /** Shows eight new codes on paper, this once. */
    @PostMapping("/codes")
    String codes(
            @RequestParam(name = "code", defaultValue = "") String code,
            Authentication caller,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var own = own(caller);
        try {
            model.addAttribute("codes", factor.renewCodes(own, code));
            return "desk/door/codes";
        } catch (ProblemException problem) {
            return reply.refused(page(own, model), problem, model, response, locale);
        }
    }

    @PostMapping("/sessions")
    String sessions(Authentication caller) {
        signIn.endOthers(own(caller));
        return "redirect:/desk/me?said=sessions";
    }
}
