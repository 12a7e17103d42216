package io.neurocards.web.pages;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.loyalty.Loyalty;
import io.neurocards.loyalty.LoyaltyView;
import io.neurocards.loyalty.PartnerCards;
import io.neurocards.loyalty.SpendPoints;
import io.neurocards.orders.CancelOrder;
import io.neurocards.orders.Order;
import io.neurocards.orders.OrderHistory;
import io.neurocards.shared.Credits;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.KeptReads;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a customer bought on all platforms, and the points that came of it. */
@Controller
@RequestMapping("/cabinet/purchases")
class PurchasePages {

    private static final String PAGE = "cabinet/purchases";
    private static final int AT_ONCE = 20;

    private final History history;
    private final Steps steps;
    private final FormReply reply;
    private final MessageSource messages;

    PurchasePages(History history, Steps steps, FormReply reply, MessageSource messages) {
        this.history = history;
        this.steps = steps;
        this.reply = reply;
        this.messages = messages;
    }

    /** What is shown. */
    @Component("pages.purchaseHistory")
    record History(OrderHistory orders, Loyalty loyalty, KeptReads reads) {

        Shown orders(Caller caller, @Nullable UUID before) {
            return reads.read(
                    caller,
                    () -> Shown.of(orders.latest(caller.personId(), before, AT_ONCE + 1)),
                    kept -> kept.orders()
                            .latest(before, AT_ONCE)
                            .map(found -> new Shown(found, kept.orders().hasOlder())));
        }

        LoyaltyView points(Caller caller) {
            return reads.read(
                    caller, () -> loyalty.of(caller.personId(), AT_ONCE), kept -> Optional.of(kept.loyalty()));
        }
    }

    /** Orders of one page, and whether there are older ones. */
    record Shown(List<Order> orders, boolean hasOlder) {

        static Shown of(List<Order> found) {
            return new Shown(found.stream().limit(AT_ONCE).toList(), found.size() > AT_ONCE);
        }

        @Nullable
        UUID last() {
            return hasOlder ? orders.getLast().id() : null;
        }
    }

    /** What can be done. */
    @Component("pages.purchaseSteps")
    record Steps(SpendPoints points, PartnerCards cards, CancelOrder cancel) {}

    @GetMapping
    String all(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable UUID before,
            Model model,
            Locale locale) {
        return page(caller, before, model, locale);
    }

    /** Gives credits for points, once for each form that was shown. */
    @PostMapping("/credits")
    String credits(
            @AuthenticationPrincipal Caller caller,
            @RequestParam UUID action,
            @RequestParam(defaultValue = "0") long credits,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        return take(caller, model, response, locale, () -> {
            if (credits < 1) {
                throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "credits");
            }
            steps.points().forCredits(caller.personId(), Actions.of(caller, "points", action), Credits.of(credits));
            return "exchanged";
        });
    }

    @PostMapping("/cards")
    String card(
            @AuthenticationPrincipal Caller caller,
            @RequestParam UUID action,
            @RequestParam(defaultValue = "") String number,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        return take(caller, model, response, locale, () -> {
            steps.cards().activate(caller.personId(), Actions.of(caller, "card", action), number);
            return "card";
        });
    }

    /** Gives an order up that was not paid; somebody else's is not there. */
    @PostMapping("/{order}/cancel")
    String cancel(
            @AuthenticationPrincipal Caller caller,
            @PathVariable("order") UUID order,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        return take(caller, model, response, locale, () -> {
            var own = history.orders()
                    .find(caller.personId(), order)
                    .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
            var cancelled = steps.cancel().cancel(own.id(), CancelOrder.CUSTOMER);
            return cancelled.discount() == null ? "cancelled" : "cancelled-points";
        });
    }

    /** @param step returns what is said when it is done */
    private String take(
            Caller caller, Model model, HttpServletResponse response, Locale locale, Supplier<String> step) {
        try {
            return FormReply.to("/cabinet/purchases?said=" + step.get());
        } catch (ProblemException problem) {
            page(caller, null, model, locale);
            return reply.refused(PAGE, problem, model, response, locale);
        }
    }

    private String page(Caller caller, @Nullable UUID before, Model model, Locale locale) {
        var words = new Words(messages, locale);
        var shown = history.orders(caller, before);
        var view = history.points(caller);
        var price = steps.points().priceOfCredit().amount();
        var points = view.currentPoints().amount();
        model.addAttribute(
                "orders",
                shown.orders().stream().map(order -> Purchase.of(order, words)).toList());
        model.addAttribute("more", shown.last());
        model.addAttribute("paged", before != null);
        model.addAttribute("points", points);
        model.addAttribute("pointsPerCredit", price);
        model.addAttribute("creditsAffordable", points / price);
        model.addAttribute("cards", view.partnerCards());
        model.addAttribute(
                "pointsLines",
                view.recentHistory().stream()
                        .map(line -> PointsMovement.of(line, words))
                        .toList());
        return reply.shown(PAGE, model);
    }
}
