package io.neurocards.web.desk.pages;

import io.neurocards.operations.lists.Column;
import io.neurocards.operations.lists.Filter;
import io.neurocards.operations.lists.Listing;
import io.neurocards.web.desk.DeskTables;
import io.neurocards.web.desk.OfDesk;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The audit log. */
@Controller
@OfDesk
class HousePages {

    private static final Listing AUDIT = new Listing(
            "audit",
            "audit_log a",
            List.of(
                    Column.moment("done_at", "a.done_at").sortedBy("a.done_at"),
                    Column.text("actor", "a.actor"),
                    Column.word("action", "a.action"),
                    Column.text("subject", "a.subject"),
                    Column.text("reason", "a.reason"),
                    Column.text("facts", "a.facts::text"),
                    Column.text("address", "a.address")),
            List.of(
                    Filter.text("actor", "position(lower(:actor) in lower(a.actor)) > 0"),
                    Filter.text("action", "position(lower(:action) in a.action) > 0"),
                    Filter.text("subject", "a.subject = :subject or right(a.subject, 36) = :subject"),
                    Filter.day("from", "a.done_at >= :from::date"),
                    Filter.day("to", "a.done_at < :to::date + 1")),
            "a.done_at desc, a.id desc");

    private final DeskTables tables;

    HousePages(DeskTables tables) {
        this.tables = tables;
    }

    /** The desk begins with the dashboard. */
    @GetMapping("/desk")
    String desk() {
        return "redirect:/dashboard";
    }

    @GetMapping("/desk/audit")
    String audit(HttpServletRequest request, Authentication caller, Model model, Locale locale) {
        return tables.page(AUDIT, request, caller, model, locale);
    }

    @GetMapping("/desk/audit.csv")
    void audit(HttpServletRequest request, HttpServletResponse response) throws IOException {
        tables.csv(AUDIT, request, response);
    }
}
