package io.neurocards.sandbox.payments.page;

import io.neurocards.sandbox.payments.world.SimulatedPayment;
import io.neurocards.sandbox.payments.world.Tills;
import io.neurocards.sandbox.payments.world.World;
import io.neurocards.shared.Money;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /sandbox/payments}: all payments, what was told of them, and what a gateway's own people can do. */
@Controller
@ConditionalOnProperty(name = "neurocards.mode", havingValue = "demo")
class PaymentPages {

    private static final Logger log = LoggerFactory.getLogger(PaymentPages.class);
    private static final int SHOWN = 50;

    private final World world;
    private final Tills tills;

    PaymentPages(World world, Tills tills) {
        this.world = world;
        this.tills = tills;
    }

    @GetMapping("/sandbox/payments")
    String page(Locale locale, Model model) {
        PageWords.fill(locale, model);
        var language = PageWords.language(locale);
        var all = tills.payments();
        model.addAttribute("total", all.size());
        model.addAttribute("phases", List.of(count(all, "open"), count(all, "paid"), count(all, "cancelled")));
        model.addAttribute("troubles", troubles());
        model.addAttribute(
                "seed", world.fates().seed().isPresent() ? world.fates().seed().getAsLong() : null);
        model.addAttribute("kinds", GatewayTrouble.words());
        model.addAttribute(
                "gateways", tills.all().stream().map(till -> till.gateway()).toList());
        model.addAttribute(
                "payments",
                all.stream()
                        .limit(SHOWN)
                        .map(payment -> ShownPayment.of(payment, world.notices().about(payment.id()), language))
                        .toList());
        return "sandbox/payments";
    }

    /** How many payments are in a phase. */
    public record Count(String phase, long number) {}

    private static Count count(List<SimulatedPayment> all, String phase) {
        return new Count(
                phase,
                all.stream()
                        .filter(payment -> payment.phase().word().equals(phase))
                        .count());
    }

    /** Returns the keys of their names among the words. */
    private List<String> troubles() {
        return world.faults().ordered().stream().map(GatewayTrouble::name).toList();
    }

    @PostMapping("/sandbox/payments")
    ResponseEntity<Void> act(
            @RequestParam("act") String act,
            @RequestParam(name = "gateway", defaultValue = "") String gateway,
            @RequestParam(name = "id", defaultValue = "") String id,
            @RequestParam(name = "amount", defaultValue = "") String amount) {
        try {
            log.info("Sandbox payments: act={}, gateway={}, id={}", act, gateway, id);
            act(new Act(act, gateway, id, amount));
        } catch (IllegalArgumentException | ArithmeticException e) {
            log.info("Sandbox payments could not do that: {}", e.getMessage());
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/sandbox/payments"))
                .build();
    }

    private record Act(String what, String gateway, String id, String amount) {}

    private void act(Act act) {
        switch (act.what()) {
            case "refund" -> refund(act);
            case "dispute" -> tills.of(act.gateway()).dispute(act.id());
            case "forge" -> tills.of(act.gateway()).forge(act.id());
            case "repeat" -> world.notices().find(act.id()).ifPresent(world.notices()::repeat);
            case "calm" -> world.calm();
            case "storm" -> world.storm(1, 0.2, 0);
            default -> world.faults().order(GatewayTrouble.of(act.what()).fault(act.gateway()));
        }
    }

    private void refund(Act act) {
        var till = tills.of(act.gateway());
        var payment = till.find(act.id()).orElseThrow(() -> new IllegalArgumentException("there is no such payment"));
        var currency = payment.order().amount().currency();
        till.refund(
                act.id(),
                Money.of(currency, new BigDecimal(act.amount().replace(',', '.').strip())));
    }
}
