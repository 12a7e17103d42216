package io.neurocards.web.desk.pages;

import io.neurocards.accounts.standing.Maintenance;
import io.neurocards.operations.alerts.Alert;
import io.neurocards.operations.alerts.AlertTexts;
import io.neurocards.operations.alerts.Alerts;
import io.neurocards.web.desk.OfDesk;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Alerts in words, and whether the studio is closed for works. */
@Controller
@OfDesk
class HouseholdPages {

    private static final int LATEST = 200;

    private final Alerts alerts;
    private final AlertTexts texts;
    private final Maintenance maintenance;

    HouseholdPages(Alerts alerts, AlertTexts texts, Maintenance maintenance) {
        this.alerts = alerts;
        this.texts = texts;
        this.maintenance = maintenance;
    }

    /** An alert in a reader's language. */
    record Told(Alert alert, String message, String action) {}

    /** The desk begins with the dashboard. */
    @GetMapping("/desk")
    String desk() {
        return "redirect:/dashboard";
    }

    @GetMapping("/desk/alerts")
    String alerts(@RequestParam(name = "state", defaultValue = "") String state, Model model, Locale locale) {
        List<Told> told = alerts.latest(LATEST).stream()
                .filter(alert -> !state.equals("open") || alert.isOpen())
                .map(alert -> new Told(alert, texts.message(alert, locale), texts.action(alert, locale)))
                .toList();
        model.addAttribute("alerts", told);
        model.addAttribute("state", state.equals("open") ? "open" : "all");
        return "desk/alerts";
    }

    @GetMapping("/desk/works")
    String works(Model model) {
        model.addAttribute("works", maintenance.goingOn().orElse(null));
        return "desk/works";
    }
}
