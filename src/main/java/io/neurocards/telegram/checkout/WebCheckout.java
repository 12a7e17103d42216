package io.neurocards.telegram.checkout;

import io.neurocards.accounts.linking.BotLinks;
import io.neurocards.payments.Plan;
import io.neurocards.payments.Plans;
import io.neurocards.payments.checkout.Contacts;
import io.neurocards.payments.checkout.PurchaseWish;
import io.neurocards.payments.checkout.StartPurchase;
import io.neurocards.payments.gateways.PaymentGateway;
import io.neurocards.shared.MoneyText;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Press;
import io.neurocards.telegram.screens.Screen;
import io.neurocards.telegram.screens.Words;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sells credits in the chat by the gateways that are set up, besides Stars: on a page of the gateway's, from which one comes back to the
 * chat.
 */
@Component
@ConditionalOnBot
public class WebCheckout {

    private final List<PaymentGateway> offered;
    private final Plans plans;
    private final Contacts contacts;
    private final StartPurchase start;
    private final BotLinks bot;
    private final Clock clock;

    WebCheckout(
            OfferedGateways gateways, Plans plans, Contacts contacts, StartPurchase start, BotLinks bot, Clock clock) {
        offered = gateways.all();
        this.plans = plans;
        this.contacts = contacts;
        this.start = start;
        this.bot = bot;
        this.clock = clock;
    }

    /** Returns the same with a button for each way of paying. */
    Screen withWays(Screen screen, Words words) {
        var more = screen;
        for (var gateway : offered) {
            more = more.with(
                    words.label("button.way", "way", words.gateway(gateway.name()), "currency", gateway.currency()),
                    new Press.ShopBy(gateway.name()));
        }
        return more;
    }

    /**
     * Returns what each plan costs by a gateway.
     *
     * @throws ProblemException NOT_FOUND when it is not offered here
     */
    public Screen plans(Words words, String gateway) {
        var found = offered(gateway);
        var screen = Screen.of(words.text("plans.by", "way", words.gateway(found.name())));
        for (var plan : plans.forSale()) {
            var price = plans.price(plan, found.currency());
            if (price.isPresent()) {
                screen = screen.with(
                        words.label(
                                "button.plan-by",
                                "credits",
                                words.credits(plan.credits().amount()),
                                "price",
                                MoneyText.of(price.get(), words.locale())),
                        new Press.PayBy(gateway, Math.toIntExact(plan.credits().amount())));
            }
        }
        return screen.with(words.label("button.menu"), new Press.BackToMenu());
    }

    /** Returns whether somebody who pays so is asked for an address or a number first. */
    public boolean asksForContact(String gateway) {
        return contacts.areNeeded(gateway);
    }

    /**
     * Begins a payment, and leads to where it is paid.
     *
     * @throws ProblemException NOT_FOUND when the gateway is not offered here; PLAN_UNKNOWN; CONTACT_NEEDED when that is no address
     *     and no number; and what {@link StartPurchase} says
     */
    public Screen page(Words words, PersonId person, Press.PayBy wanted, @Nullable String contact) {
        var gateway = offered(wanted.gateway());
        var plan = plans.forSale().stream()
                .filter(one -> one.credits().amount() == wanted.credits())
                .map(Plan::id)
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.PLAN_UNKNOWN));
        var wish = new PurchaseWish(
                person,
                plan,
                gateway.name(),
                Platform.TELEGRAM,
                contacts.of(gateway.name(), contact),
                URI.create(bot.start("buy").orElse("https://t.me/")),
                words.locale());
        var started = start.start(OperationId.at(clock.instant()), wish);
        return Screen.of(words.text(
                        "pay.by",
                        "credits",
                        words.credits(wanted.credits()),
                        "price",
                        MoneyText.of(started.price(), words.locale())))
                .withLink(words.label("button.pay-by"), started.page().toString())
                .with(words.label("button.menu"), new Press.BackToMenu());
    }

    private PaymentGateway offered(String name) {
        return offered.stream()
                .filter(gateway -> gateway.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }
}
