package io.neurocards.web.desk.door;

import io.neurocards.operations.admins.AdminSession;
import io.neurocards.operations.admins.Base32;
import io.neurocards.operations.admins.SecondFactor;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.desk.OfDesk;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second step: the code of a telephone, or one on paper; the first time, what the telephone needs for it. */
@Controller
@OfDesk
class CodeDoor {

    private static final String CODE = "desk/door/code";
    private static final String ENROL = "desk/door/enrol";
    private static final String DESK = "redirect:/dashboard";
    private static final int LONGEST = 40;

    private final SecondFactor factor;
    private final DoorReply reply;

    CodeDoor(SecondFactor factor, DoorReply reply) {
        this.factor = factor;
        this.reply = reply;
    }

    @GetMapping("/desk/code")
    String ask(HttpServletRequest request) {
        return reply.half(request)
                .map(session -> session.account().isEnrolled() ? CODE : "redirect:/desk/enrol")
                .orElse(DoorReply.SIGN_IN);
    }

    @PostMapping("/desk/code")
    String show(
            @RequestParam(name = "code", defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var session = reply.half(request);
        if (session.isEmpty()) {
            return DoorReply.SIGN_IN;
        }
        try {
            reply.lets(factor.show(session.get(), cut(code)).token(), request, response);
            return DESK;
        } catch (ProblemException problem) {
            return reply.refused(CODE, problem, model, response, locale);
        }
    }

    @GetMapping("/desk/enrol")
    String enrolment(HttpServletRequest request, Model model) {
        return reply.half(request)
                .map(session -> session.account().isEnrolled() ? "redirect:/desk/code" : enrolment(session, model))
                .orElse(DoorReply.SIGN_IN);
    }

    private String enrolment(AdminSession session, Model model) {
        var secret = factor.enrolment(session);
        model.addAttribute("picture", QrPicture.source(session.account().name(), secret));
        model.addAttribute("secret", Base32.of(secret).replaceAll("(.{4})(?!$)", "$1 "));
        return ENROL;
    }

    /** Shows the codes on paper, this once. */
    @PostMapping("/desk/enrol")
    String enrol(
            @RequestParam(name = "code", defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var session = reply.half(request);
        if (session.isEmpty() || session.get().account().isEnrolled()) {
            return DoorReply.SIGN_IN;
        }
        try {
            var entrance = factor.enrol(session.get(), cut(code));
            reply.lets(entrance.token(), request, response);
            model.addAttribute("codes", entrance.recoveryCodes());
            return "desk/door/codes";
        } catch (ProblemException problem) {
            return reply.refused(enrolment(session.get(), model), problem, model, response, locale);
        }
    }

    private static String cut(String code) {
        return code.length() <= LONGEST ? code.strip() : "";
    }
}
