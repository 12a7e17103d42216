package io.neurocards.web.desk.door;

import io.neurocards.operations.admins.AdminAccounts;
import io.neurocards.operations.admins.AdminStaff;
import io.neurocards.operations.callers.AdminRole;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.Operators;
import io.neurocards.web.desk.OfDesk;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The administrators, as an owner sees them. A link that was made is shown this once. */
@Controller
@OfDesk
class StaffPages {

    private static final String PAGE = "desk/door/administrators";

    private final AdminAccounts accounts;
    private final AdminStaff staff;
    private final DoorReply reply;

    StaffPages(AdminAccounts accounts, AdminStaff staff, DoorReply reply) {
        this.accounts = accounts;
        this.staff = staff;
        this.reply = reply;
    }

    @GetMapping("/desk/administrators")
    String all(Model model) {
        return page(model);
    }

    private String page(Model model) {
        model.addAttribute("accounts", accounts.all());
        model.addAttribute("roles", AdminRole.words());
        return PAGE;
    }

    @PostMapping("/desk/administrators")
    String invite(
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "role", defaultValue = "") String role,
            Authentication caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        try {
            var wanted = AdminRole.of(role)
                    .orElseThrow(() -> new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "role"));
            return made(staff.invite(Operators.of(caller), name, wanted), request, model);
        } catch (ProblemException problem) {
            return reply.refused(page(model), problem, model, response, locale);
        }
    }

    @PostMapping("/desk/administrators/{subject}/link")
    String link(@PathVariable("subject") UUID subject, Authentication caller, HttpServletRequest request, Model model) {
        return made(staff.renew(Operators.of(caller), subject), request, model);
    }

    private String made(AdminStaff.Invitation made, HttpServletRequest request, Model model) {
        model.addAttribute("made", made);
        model.addAttribute("link", origin(request) + "/desk/join?link=" + made.link());
        return page(model);
    }

    private static String origin(HttpServletRequest request) {
        var url = request.getRequestURL();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }
}
