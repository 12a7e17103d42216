package io.neurocards.sandbox.payments.page;

import io.neurocards.sandbox.payments.stripe.StripeTill;
import io.neurocards.sandbox.payments.world.SimulatedPayment;
import io.neurocards.sandbox.payments.world.Tills;
import io.neurocards.sandbox.payments.world.Wish;
import io.neurocards.sandbox.payments.world.Wish.Choice;
import io.neurocards.sandbox.payments.world.Wish.Telling;
import io.neurocards.sandbox.payments.world.Wish.Twist;
import io.neurocards.sandbox.payments.yookassa.YookassaTill;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a customer would pay. Works without scripts. */
@Controller
@ConditionalOnProperty(name = "neurocards.mode", havingValue = "demo")
class PayPages {

    private static final Logger log = LoggerFactory.getLogger(PayPages.class);
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.\\-\\[\\]:]{1,260}");
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; "
                    + "frame-ancestors 'none'; form-action 'self'";
    private static final int SLOWEST_SECONDS = 86_400;

    private final Tills tills;

    PayPages(Tills tills) {
        this.tills = tills;
    }

    @GetMapping({"/sandbox/yookassa/pay/{id}", "/sandbox/stripe/pay/{id}"})
    String page(
            HttpServletRequest request,
            @PathVariable("id") String id,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        var gateway = gateway(request);
        PageWords.fill(locale, model);
        model.addAttribute("gateway", gateway);
        var payment = tills.of(gateway).find(id);
        if (payment.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("payment", null);
            return "sandbox/pay";
        }
        response.setHeader("Content-Security-Policy", policy(payment.get()));
        model.addAttribute("payment", ShownPayment.of(payment.get(), List.of(), PageWords.language(locale)));
        model.addAttribute("reasons", tills.of(gateway).reasons());
        model.addAttribute("tellings", words(Telling.values()));
        model.addAttribute("twists", words(Twist.values()));
        return "sandbox/pay";
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** A browser lets a form lead only where its page says, also by way of a redirect. */
    private static String policy(SimulatedPayment payment) {
        return POLICY
                + origin(payment.order().forwardTo())
                + origin(payment.order().backTo());
    }

    private static String origin(String address) {
        var match = ORIGIN.matcher(address);
        return match.lookingAt() ? " " + match.group() : "";
    }

    @PostMapping({"/sandbox/yookassa/pay/{id}", "/sandbox/stripe/pay/{id}"})
    ResponseEntity<Void> choose(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam("choice") String choice,
            @RequestParam(name = "telling", defaultValue = "usual") String telling,
            @RequestParam(name = "twist", defaultValue = "none") String twist,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "seconds", defaultValue = "5") int seconds) {
        var gateway = gateway(request);
        var here = "/sandbox/" + gateway + "/pay/" + id;
        try {
            var wish = new Wish(
                    Choice.valueOf(choice.toUpperCase(Locale.ROOT)),
                    Telling.valueOf(telling.toUpperCase(Locale.ROOT)),
                    Twist.valueOf(twist.toUpperCase(Locale.ROOT)),
                    choice.startsWith("pay") ? "" : reason,
                    Duration.ofSeconds(Math.clamp(seconds, 0, SLOWEST_SECONDS)));
            return goTo(tills.of(gateway).choose(id, wish).orElse(here));
        } catch (IllegalArgumentException e) {
            log.debug("Nothing became of a choice: payment={}", id, e);
            return goTo(here);
        }
    }

    private static String gateway(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/sandbox/stripe/") ? StripeTill.GATEWAY : YookassaTill.GATEWAY;
    }

    private static ResponseEntity<Void> goTo(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .build();
    }
}
