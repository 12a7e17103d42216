package io.neurocards.web.desk.live;

import io.neurocards.operations.callers.AdminRole;
import io.neurocards.web.access.Operators;
import io.neurocards.web.desk.OfDesk;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code /dashboard}: how the studio is, live. Whoever came in by a token sees the databases alone. */
@Controller
@OfDesk
class DashboardPage {

    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private final LiveFeed feed;

    DashboardPage(LiveFeed feed) {
        this.feed = feed;
    }

    @GetMapping("/dashboard")
    String dashboard(Authentication caller, Model model, Locale locale) {
        if (Operators.session(caller).isEmpty()) {
            return "redirect:/dashboard/databases";
        }
        model.addAttribute("picture", feed.now(kind(caller, locale)));
        model.addAttribute("maySync", Operators.may(caller, "POST", "/dashboard/sync"));
        return "desk/dashboard";
    }

    @GetMapping(path = "/dashboard/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    SseEmitter live(Authentication caller, Locale locale) {
        return feed.begin(kind(caller, locale), LIFETIME);
    }

    /** What the studio earns is not for everybody who looks. */
    private static LiveFeed.Kind kind(Authentication caller, Locale locale) {
        var role = Operators.role(caller);
        return new LiveFeed.Kind(locale, role == AdminRole.OWNER || role == AdminRole.FINANCE);
    }
}
