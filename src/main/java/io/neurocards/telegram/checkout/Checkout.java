package io.neurocards.telegram.checkout;

import com.pengrad.telegrambot.model.request.LabeledPrice;
import com.pengrad.telegrambot.request.SendInvoice;
import io.neurocards.ledger.Ledger;
import io.neurocards.payments.BuyCredits;
import io.neurocards.payments.ConfirmStars;
import io.neurocards.payments.Plan;
import io.neurocards.payments.Plans;
import io.neurocards.payments.RefundPayment;
import io.neurocards.payments.StarsPaid;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Input;
import io.neurocards.telegram.input.Press;
import io.neurocards.telegram.screens.Button;
import io.neurocards.telegram.screens.Html;
import io.neurocards.telegram.screens.Reply;
import io.neurocards.telegram.screens.Screen;
import io.neurocards.telegram.screens.Words;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sells credits for Stars. Prices are those of the plans; what a button says about them is looked up again. */
@Component
@ConditionalOnBot
public class Checkout {

    private static final String STARS = "XTR";

    private final Ledger ledger;
    private final Plans plans;
    private final BuyCredits buyCredits;
    private final ConfirmStars confirmStars;
    private final RefundPayment refundPayment;
    private final WebCheckout web;

    Checkout(
            Ledger ledger,
            Plans plans,
            BuyCredits buyCredits,
            ConfirmStars confirmStars,
            RefundPayment refundPayment,
            WebCheckout web) {
        this.web = web;
        this.ledger = ledger;
        this.plans = plans;
        this.buyCredits = buyCredits;
        this.confirmStars = confirmStars;
        this.refundPayment = refundPayment;
    }

    public Screen plans(Words words, PersonId person) {
        var sold = plans.forSale();
        var lines = sold.stream()
                .map(plan -> words.text(
                        "plans.line",
                        "credits",
                        words.credits(plan.credits().amount()),
                        "stars",
                        plan.stars(),
                        "roubles",
                        words.roubles(plan.priceKopecks())))
                .collect(Collectors.joining("\n"));
        var screen = Screen.of(words.text(
                "plans",
                "balance",
                words.credits(ledger.balance(person).available().amount()),
                "lines",
                new Html(lines)));
        for (var plan : sold) {
            screen = screen.with(
                    words.label(
                            "button.plan",
                            "credits",
                            words.credits(plan.credits().amount()),
                            "stars",
                            plan.stars()),
                    new Press.Pay(Math.toIntExact(plan.credits().amount())));
        }
        return web.withWays(screen, words).with(words.label("button.menu"), new Press.BackToMenu());
    }

    /**
     * Returns the invoice for the plan with so many credits.
     *
     * @throws ProblemException PLAN_UNKNOWN when there is no such plan
     */
    public Reply invoice(long chat, Words words, PersonId person, int credits) {
        var plan = plans.forSale().stream()
                .filter(one -> one.credits().amount() == credits)
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.PLAN_UNKNOWN));
        var pending = buyCredits.start(person, plan.id());
        return new Reply.Bill(invoice(chat, words, plan, pending.payload()));
    }

    /**
     * Returns the invoice for a plan at the price that a code makes.
     *
     * @param code as it was typed
     * @throws ProblemException as {@link BuyCredits#start} says
     */
    public Reply invoice(long chat, Words words, PersonId person, Plan plan, String code) {
        var pending = buyCredits.start(person, plan.id(), code);
        return new Reply.Bill(invoice(chat, words, pending.plan(), pending.payload()));
    }

    /** Returns what stands below the plans once one was chosen: each plan's button would show one more invoice. */
    public List<List<Button>> afterInvoice(Words words) {
        return List.of(
                List.of(new Button.Pressable(words.label("button.plans"), new Press.TopUp())),
                List.of(new Button.Pressable(words.label("button.menu"), new Press.BackToMenu())));
    }

    private static SendInvoice invoice(long chat, Words words, Plan plan, String payload) {
        var title = words.label(
                "invoice.title", "credits", words.credits(plan.credits().amount()));
        return new SendInvoice(
                chat,
                title,
                words.label("invoice.description"),
                payload,
                STARS,
                List.of(new LabeledPrice(title, plan.stars())));
    }

    /** Takes the credits of a returned payment back, as far as they are there, and says what is left. */
    public Reply refunded(long chat, Words words, @Nullable PersonId person, Input.Refunded refunded) {
        refundPayment.told(
                new StarsPaid(chat, refunded.payload(), refunded.currency(), refunded.amount(), refunded.charge()));
        return new Reply.Say(Screen.of(words.text(
                "refunded",
                "stars",
                refunded.amount(),
                "balance",
                words.credits(
                        person == null ? 0 : ledger.balance(person).available().amount()))));
    }

    /** Writes a payment down, once however often it is told, and says what there is now. */
    public Reply.Say paid(long chat, Words words, Input.Paid paid, boolean orderWaits) {
        var confirmed = confirmStars.confirm(
                new StarsPaid(chat, paid.payload(), paid.currency(), paid.amount(), paid.charge()));
        var screen = Screen.of(words.text(
                confirmed.first() ? "paid" : "paid.before",
                "credits",
                words.credits(confirmed.credits().amount()),
                "balance",
                words.credits(confirmed.available().amount())));
        if (orderWaits) {
            screen = screen.with(words.label("button.resume"), new Press.Resume());
        }
        return new Reply.Say(screen.with(words.label("button.menu"), new Press.BackToMenu()));
    }
}
