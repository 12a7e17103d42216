package io.neurocards.web.desk.live;

import io.neurocards.web.access.Operators;
import io.neurocards.web.desk.OfDesk;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /dashboard}: whoever came in by a token sees the databases alone. */
@Controller
@OfDesk
class DashboardPage {

    @GetMapping("/dashboard")
    String dashboard(Authentication caller) {
        return Operators.session(caller).isPresent() ? "desk/dashboard" : "redirect:/dashboard/databases";
    }
}
