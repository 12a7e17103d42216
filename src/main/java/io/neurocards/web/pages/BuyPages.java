package io.neurocards.web.pages;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.payments.checkout.PurchaseWish;
import io.neurocards.payments.checkout.StartPurchase;
import io.neurocards.payments.codes.PromoCode;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Buying credits: what there is and how it may be paid, and one page for each payment, to which customers come back from the
 * gateway's and on which they see what has become of their money.
 */
@Controller
@RequestMapping("/buy")
class BuyPages {

    private static final String PAGE = "buy/buy";
    private static final String ADDRESS = "/buy/";

    private final CreditShop shop;
    private final ShortNotes notes;
    private final StartPurchase start;
    private final BuyLinks links;
    private final FormReply reply;
    private final MessageSource messages;

    BuyPages(
            CreditShop shop,
            ShortNotes notes,
            StartPurchase start,
            BuyLinks links,
            FormReply reply,
            MessageSource messages) {
        this.shop = shop;
        this.notes = notes;
        this.start = start;
        this.links = links;
        this.reply = reply;
        this.messages = messages;
    }

    @GetMapping
    String offers(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String plan,
            Model model,
            Locale locale) {
        var wanted = plan.isEmpty() ? notes.packageFor(caller.personId()).orElse("") : plan;
        show(notes.waiting(caller.personId(), new Words(messages, locale)), model);
        fill(model, new Choice(wanted, "", caller.email() == null ? "" : caller.email(), ""), null, locale);
        return reply.shown(PAGE, model);
    }

    /** What was chosen so far. */
    private record Choice(String plan, String gateway, String contact, String code) {}

    /** Shows the prices with a code; nothing else happens. */
    @PostMapping("/apply")
    String apply(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "") String gateway,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        var choice = new Choice(plan, gateway, contact, code);
        try {
            var usable = code.isBlank() ? null : shop.usable(caller.personId(), code);
            if (usable != null) {
                model.addAttribute("applied", shop.applied(usable, plan, gateway, new Words(messages, locale)));
            }
            fill(model, choice, usable, locale);
            return reply.shown(PAGE, model);
        } catch (ProblemException problem) {
            fill(model, choice, null, locale);
            return reply.refused(PAGE, problem, model, response, locale);
        }
    }

    /** Begins a payment, once for each form that was shown. */
    @PostMapping
    String pay(
            @AuthenticationPrincipal Caller caller,
            @RequestParam UUID action,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "") String gateway,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        try {
            var operation = Actions.of(caller, "buy", action);
            var started = start.start(
                    operation,
                    new PurchaseWish(
                            caller.personId(),
                            plan,
                            gateway,
                            Platform.WEBSITE,
                            shop.contact(gateway, contact),
                            links.back(operation.value(), request),
                            locale,
                            code));
            return FormReply.to(ADDRESS + started.payment());
        } catch (ProblemException problem) {
            fill(model, new Choice(plan, gateway, contact, code), null, locale);
            return reply.refused(PAGE, problem, model, response, locale);
        }
    }

    @GetMapping("/{payment}")
    String payment(@AuthenticationPrincipal Caller caller, @PathVariable UUID payment, Model model, Locale locale) {
        show(caller, payment, model, locale);
        model.addAttribute("refresh", true);
        return "buy/payment";
    }

    /** The part of the page that changes. */
    @GetMapping("/{payment}/state")
    String state(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID payment,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        if (!show(caller, payment, model, locale).waits()) {
            response.setHeader("HX-Refresh", "true"); // the balance above has changed, too
        }
        return "buy/payment :: state";
    }

    private CreditShop.Shown show(Caller caller, UUID id, Model model, Locale locale) {
        var payment = shop.own(caller.personId(), id).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        var shown = shop.shown(payment, new Words(messages, locale));
        model.addAttribute("payment", shown);
        show(notes.since(caller.personId(), payment.createdAt(), new Words(messages, locale)), model);
        return shown;
    }

    private static void show(Optional<ShortNotes.Note> note, Model model) {
        note.ifPresent(one -> model.addAttribute("note", one));
    }

    private void fill(Model model, Choice choice, @Nullable PromoCode code, Locale locale) {
        var words = new Words(messages, locale);
        var ways = shop.ways(words);
        var plans = shop.plans(ways, code, words);
        model.addAttribute("ways", ways);
        model.addAttribute("plans", plans);
        model.addAttribute(
                "chosenWay",
                chosen(choice.gateway(), ways.isEmpty() ? "" : ways.getFirst().name()));
        model.addAttribute(
                "chosenPlan",
                chosen(choice.plan(), plans.isEmpty() ? "" : plans.getFirst().id()));
        model.addAttribute("contact", choice.contact());
        model.addAttribute("code", choice.code());
        model.addAttribute("needsContact", ways.stream().anyMatch(CreditShop.Way::needsContact));
        model.addAttribute("bot", links.bot());
    }

    private static String chosen(String wanted, String usual) {
        return wanted.isEmpty() ? usual : wanted;
    }
}
