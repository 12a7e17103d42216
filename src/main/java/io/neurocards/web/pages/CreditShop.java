package io.neurocards.web.pages;

import io.neurocards.payments.Payment;
import io.neurocards.payments.PaymentStatus;
import io.neurocards.payments.Payments;
import io.neurocards.payments.Plan;
import io.neurocards.payments.Plans;
import io.neurocards.payments.checkout.Contacts;
import io.neurocards.payments.checkout.GatewayPages;
import io.neurocards.payments.checkout.Gateways;
import io.neurocards.payments.codes.CodedInvoices;
import io.neurocards.payments.codes.PromoCode;
import io.neurocards.payments.codes.PromoQuotes;
import io.neurocards.payments.codes.Reduced;
import io.neurocards.payments.gateways.PaymentGateway;
import io.neurocards.payments.gateways.ReceiptContact;
import io.neurocards.shared.Money;
import io.neurocards.shared.MoneyText;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is sold on the page for buying, in a reader's words. */
@Component
record CreditShop(
        Plans sold,
        Gateways gateways,
        Contacts contacts,
        Payments payments,
        GatewayPages pages,
        PromoQuotes quotes,
        CodedInvoices coded) {

    private static final String RUSSIAN = "ru";
    private static final String ROUBLES = "RUB";

    /**
     * A way of paying.
     *
     * @param currency in which it charges
     */
    record Way(String name, String title, String about, String currency, boolean needsContact) {}

    /**
     * A package, with what it costs by each way, each price once.
     *
     * @param bonus credits that a code adds
     */
    record Offer(String id, String title, @Nullable String bonus, List<Price> prices) {}

    /** @param reduced what it costs with a code, where that is less */
    record Price(String full, @Nullable String reduced) {}

    /**
     * A payment.
     *
     * @param status its stable word
     * @param said what has become of it
     * @param next what that means for the reader
     * @param coded what a code made of it
     * @param page where it is paid, while it may be
     */
    record Shown(
            UUID id,
            String status,
            String what,
            String price,
            String said,
            String next,
            String tone,
            @Nullable String coded,
            @Nullable URI page) {

        public boolean waits() {
            return status.equals("pending");
        }
    }

    List<Way> ways(Words words) {
        return gateways.all().stream()
                .map(gateway -> way(gateway, words))
                .sorted(Comparator.comparing(way -> isForeign(way, words)))
                .toList();
    }

    /** Who reads Russian mostly has a Russian card, and who does not has none. */
    private static boolean isForeign(Way way, Words words) {
        return words.locale().getLanguage().equals(RUSSIAN) != way.currency().equals(ROUBLES);
    }

    private static Way way(PaymentGateway gateway, Words words) {
        var name = gateway.name();
        return new Way(
                name,
                text(words, "buy.way-" + name, name),
                text(words, "buy.about-" + name, gateway.currency()),
                gateway.currency(),
                gateway.needsContact());
    }

    /** A gateway that nobody has found words for yet has its name. */
    private static String text(Words words, String key, String otherwise) {
        return Objects.requireNonNull(words.messages().getMessage(key, null, otherwise, words.locale()));
    }

    List<Offer> plans(List<Way> ways, @Nullable PromoCode code, Words words) {
        return sold.forSale().stream()
                .map(plan -> new Offer(
                        plan.id(),
                        words.credits(plan.credits().amount()),
                        code == null ? null : bonus(plan, ways, code, words),
                        prices(plan, ways, code, words)))
                .filter(offer -> !offer.prices().isEmpty())
                .toList();
    }

    private @Nullable String bonus(Plan plan, List<Way> ways, PromoCode code, Words words) {
        return ways.stream()
                .flatMap(way -> sold.price(plan, way.currency()).stream())
                .flatMap(price -> reduced(plan, price, code).stream())
                .filter(reduced -> reduced.bonus() > 0)
                .findFirst()
                .map(reduced -> "+" + words.credits(reduced.bonus()))
                .orElse(null);
    }

    private Optional<Reduced> reduced(Plan plan, Money price, PromoCode code) {
        try {
            return Optional.of(quotes.quote(code, plan, price));
        } catch (ProblemException _) {
            return Optional.empty();
        }
    }

    /**
     * Returns what a code makes of a purchase, in a sentence.
     *
     * @throws ProblemException as {@link PromoQuotes} says; PLAN_UNKNOWN; NOT_SOLD_IN_CURRENCY; INVALID_REQUEST for an unknown way
     */
    String applied(PromoCode code, String planId, String gateway, Words words) {
        var plan = sold.onSale(planId).orElseThrow(() -> new ProblemException(ProblemCode.PLAN_UNKNOWN));
        var currency = gateways.find(gateway)
                .map(PaymentGateway::currency)
                .orElseThrow(() -> new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "gateway"));
        var full = sold.price(plan, currency)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_SOLD_IN_CURRENCY).with("currency", currency));
        var reduced = quotes.quote(code, plan, full);
        var price = MoneyText.of(reduced.price(), words.locale());
        return reduced.bonus() > 0
                ? words.text(
                        "buy.code-adds",
                        code.code(),
                        words.credits(reduced.credits()),
                        words.credits(reduced.bonus()),
                        price)
                : words.text("buy.code-takes", code.code(), price, MoneyText.of(full, words.locale()));
    }

    /**
     * Returns the code that somebody typed, when they can use it now.
     *
     * @throws ProblemException as {@link PromoQuotes} says
     */
    PromoCode usable(PersonId person, String typed) {
        var code = quotes.find(person, typed);
        quotes.requireUsable(code, person);
        return code;
    }

    private Price price(Plan plan, Money full, @Nullable PromoCode code, Words words) {
        var reduced = code == null ? Optional.<Reduced>empty() : reduced(plan, full, code);
        return new Price(
                MoneyText.of(full, words.locale()),
                reduced.filter(less -> less.price().minor() < full.minor())
                        .map(less -> MoneyText.of(less.price(), words.locale()))
                        .orElse(null));
    }

    private @Nullable String coded(UUID payment, Words words) {
        return coded.of(payment)
                .map(used -> used.bonus() > 0
                        ? words.text("buy.with-bonus", used.code(), words.credits(used.bonus()))
                        : words.text("buy.with-code", used.code(), MoneyText.of(used.full(), words.locale())))
                .orElse(null);
    }

    private List<Price> prices(Plan plan, List<Way> ways, @Nullable PromoCode code, Words words) {
        return ways.stream()
                .map(Way::currency)
                .distinct()
                .flatMap(currency -> sold.price(plan, currency).stream())
                .map(price -> price(plan, price, code, words))
                .toList();
    }

    /** Returns where the receipt goes, as {@link Contacts} says. */
    @Nullable
    ReceiptContact contact(String gateway, String typed) {
        return contacts.of(gateway, typed);
    }

    /** Returns a payment over the web; nothing when it is not there, or somebody else's. */
    Optional<Payment> own(PersonId person, UUID payment) {
        return payments.find(payment)
                .filter(found -> person.equals(found.personId()))
                .filter(found -> gateways.find(found.gateway()).isPresent());
    }

    Shown shown(Payment payment, Words words) {
        var status = payment.status().name().toLowerCase(Locale.ROOT);
        return new Shown(
                payment.id(),
                status,
                words.credits(payment.credits()),
                MoneyText.of(new Money(payment.currency(), payment.amount()), words.locale()),
                words.text("buy.said-" + status),
                words.text("buy.next-" + status),
                tone(payment.status()),
                coded(payment.id(), words),
                payment.status() == PaymentStatus.PENDING
                        ? pages.of(payment.id()).orElse(null)
                        : null);
    }

    private static String tone(PaymentStatus status) {
        return switch (status) {
            case COMPLETED -> "tag--good";
            case FAILED, ASIDE -> "tag--bad";
            case PENDING, REFUNDED -> "";
        };
    }
}
