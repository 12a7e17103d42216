package io.neurocards.telegram.dialogue;

import io.neurocards.payments.Plan;
import io.neurocards.payments.Plans;
import io.neurocards.payments.codes.PromoCode;
import io.neurocards.payments.codes.PromoQuotes;
import io.neurocards.payments.codes.Reduced;
import io.neurocards.payments.gifts.RedeemGift;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.checkout.Checkout;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Press;
import io.neurocards.telegram.screens.Html;
import io.neurocards.telegram.screens.Screen;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Codes that customers type: to buy for fewer Stars, and to have a gift. */
@Component
@ConditionalOnBot
class CodeSteps {

    private static final String STARS = "XTR";
    private static final Pattern GIFT = Pattern.compile("gift-([0-9A-Za-z-]{20,30})");

    /** A code, and how many credits the package has that is to be bought with it. */
    private static final Pattern CODE_AND_SIZE = Pattern.compile("(\\S+)\\s+(\\d{1,6})");

    private final Customers customers;
    private final PromoQuotes quotes;
    private final Plans plans;
    private final Checkout checkout;
    private final RedeemGift redeemGift;

    CodeSteps(Customers customers, PromoQuotes quotes, Plans plans, Checkout checkout, RedeemGift redeemGift) {
        this.customers = customers;
        this.quotes = quotes;
        this.plans = plans;
        this.checkout = checkout;
        this.redeemGift = redeemGift;
    }

    private record Choice(Plan plan, Reduced reduced) {}

    /** Shows what a code makes of the prices, or an invoice when a package stands behind it. */
    Reaction promo(Turn turn, String typed) {
        var words = turn.words();
        var person = customers.require(turn);
        if (typed.isBlank()) {
            return turn.say(
                    turn.state(),
                    Screen.of(words.text("promo.how")).with(words.label("button.plans"), new Press.TopUp()));
        }
        var wanted = CODE_AND_SIZE.matcher(typed.strip());
        return wanted.matches()
                ? invoice(turn, person, wanted.group(1), Long.parseLong(wanted.group(2)))
                : prices(turn, person, typed);
    }

    private Reaction invoice(Turn turn, PersonId person, String code, long credits) {
        var plan = plans.forSale().stream()
                .filter(one -> one.credits().amount() == credits)
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.PLAN_UNKNOWN));
        return new Reaction(turn.state(), List.of(checkout.invoice(turn.chatId(), turn.words(), person, plan, code)));
    }

    private Reaction prices(Turn turn, PersonId person, String typed) {
        var code = quotes.find(person, typed);
        quotes.requireUsable(code, person);
        var choices = plans.forSale().stream()
                .flatMap(plan -> choice(code, plan).stream())
                .toList();
        if (choices.isEmpty()) {
            throw new ProblemException(ProblemCode.PROMO_CODE_OTHER_PLAN);
        }
        var words = turn.words();
        var lines = choices.stream()
                .map(choice -> words.text(
                        "promo.line",
                        "credits",
                        words.credits(
                                choice.reduced().credits() + choice.reduced().bonus()),
                        "stars",
                        choice.reduced().price().minor(),
                        "full",
                        choice.reduced().full().minor(),
                        "code",
                        code.code(),
                        "size",
                        choice.plan().credits().amount()))
                .collect(Collectors.joining("\n"));
        return turn.say(
                turn.state(), Screen.of(words.text("promo.prices", "code", code.code(), "lines", new Html(lines))));
    }

    private Optional<Choice> choice(PromoCode code, Plan plan) {
        try {
            return Optional.of(new Choice(plan, quotes.quote(code, plan, new Money(STARS, plan.stars()))));
        } catch (ProblemException _) {
            return Optional.empty();
        }
    }

    /** Adds the credits of a gift. */
    Reaction gift(Turn turn, String typed) {
        var words = turn.words();
        var person = customers.require(turn);
        if (typed.isBlank()) {
            return turn.say(turn.state(), Screen.of(words.text("gift.how")));
        }
        var redeemed = redeemGift.redeem(person, typed);
        return turn.say(
                turn.state(),
                Screen.of(words.text(
                                "gift.redeemed",
                                "credits",
                                words.credits(redeemed.credits().amount()),
                                "balance",
                                words.credits(redeemed.available().amount())))
                        .with(words.label("button.menu"), new Press.BackToMenu()));
    }

    static boolean isMeant(String payload) {
        return GIFT.matcher(payload).matches();
    }

    /** Adds the credits of a gift whose link was opened. */
    Reaction opened(Turn turn, String payload) {
        var gift = GIFT.matcher(payload);
        return gift.matches() ? gift(turn, gift.group(1)) : turn.toast("forged");
    }
}
