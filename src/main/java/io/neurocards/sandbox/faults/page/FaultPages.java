package io.neurocards.sandbox.faults.page;

import io.neurocards.database.log.Side;
import io.neurocards.database.pair.ModeSwitch;
import io.neurocards.sandbox.faults.DatabaseFault;
import io.neurocards.sandbox.faults.DemoDatabases;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** {@code /sandbox/faults}: a button for each fault of each database, and what becomes of the studio and of an order. */
@Controller
@ConditionalOnBean(DemoDatabases.class)
class FaultPages {

    private static final Logger log = LoggerFactory.getLogger(FaultPages.class);
    private static final int SWITCHES_SHOWN = 8;

    private final DemoDatabases databases;
    private final PairWatch watch;
    private final DemoOrders orders;
    private final Clock clock;

    FaultPages(DemoDatabases databases, PairWatch watch, DemoOrders orders, Clock clock) {
        this.databases = databases;
        this.watch = watch;
        this.orders = orders;
        this.clock = clock;
    }

    @GetMapping("/sandbox/faults")
    String page(Locale locale, Model model) {
        var language = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.of("ru");
        var status = watch.status().orElse(null);
        model.addAttribute("language", language.getLanguage());
        model.addAttribute("texts", texts(language));
        model.addAttribute(
                "databases",
                databases.both().parallelStream()
                        .map(database -> watch.shown(database, status))
                        .toList());
        model.addAttribute("status", status);
        model.addAttribute("mode", status == null ? "unwatched" : ShownDatabase.word(status.mode()));
        model.addAttribute("decider", status == null ? "primary" : ShownDatabase.word(status.decider()));
        model.addAttribute("seconds", status == null ? null : ShownSwitch.seconds(status.since(), clock.instant()));
        model.addAttribute("waiting", watch.waiting());
        model.addAttribute("switches", status == null ? List.of() : shown(status.switches()));
        model.addAttribute("orders", orders.latest());
        return "sandbox/faults";
    }

    private static List<ShownSwitch> shown(List<ModeSwitch> switches) {
        return switches.stream().limit(SWITCHES_SHOWN).map(ShownSwitch::of).toList();
    }

    @PostMapping("/sandbox/faults")
    RedirectView order(@RequestParam("side") String side, @RequestParam("fault") String fault) throws IOException {
        var database = databases.at(Side.valueOf(side.toUpperCase(Locale.ROOT)));
        log.info("A fault is ordered: side={}, fault={}", side, fault);
        database.order(DatabaseFault.valueOf(fault.toUpperCase(Locale.ROOT)));
        return back();
    }

    @PostMapping("/sandbox/faults/orders")
    RedirectView order() {
        orders.begin();
        return back();
    }

    private static RedirectView back() {
        return new RedirectView("/sandbox/faults", true, false, false);
    }

    private static Map<String, String> texts(Locale language) {
        return Stream.of("messages/sandbox", "messages/switches")
                .map(name -> ResourceBundle.getBundle(name, language))
                .flatMap(bundle -> bundle.keySet().stream().map(key -> Map.entry(key, bundle.getString(key))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
