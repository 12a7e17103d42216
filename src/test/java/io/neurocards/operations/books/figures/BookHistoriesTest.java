package io.neurocards.operations.books.figures;

import static io.neurocards.operations.books.figures.BookHistory.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.neurocards.shared.PersonId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A generated history, after which every minor unit that was received is earned, given up, kept or owed. The long form: {@code mvn test
 * -Dtest=BookHistoriesTest -Dbooks.seed=… -Dbooks.steps=3000}.
 */
class BookHistoriesTest {

    private static final Logger log = LoggerFactory.getLogger(BookHistoriesTest.class);
    private static final BigDecimal NOTHING_TO_SPEAK_OF = new BigDecimal("0.000001");
    private static final Rates RATES = Rates.parse("RUB", "USD=90,XTR=1.5");
    private static final List<String> CURRENCIES = List.of("RUB", "USD", "XTR");

    private final BookHistory history = new BookHistory();
    private final long seed = Long.getLong("books.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<PersonId> persons = new ArrayList<>();
    private final Set<PersonId> gone = new HashSet<>();
    private final List<Bought> bought = new ArrayList<>();
    private Amounts received = Amounts.NONE;
    private Instant now = BookHistory.at("02-01T10:00");

    /** A purchase whose money may still go back. */
    private record Bought(PersonId by, UUID payment, String currency, long amount, long credits) {}

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void what_was_received_is_earned_given_up_kept_or_owed() throws IOException {
        var steps = Integer.getInteger("books.steps", 250);
        log.info("A history of the books: seed={}, steps={}", seed, steps);
        for (var number = 0; number < 12; number++) {
            persons.add(history.person(now));
        }
        for (var step = 0; step < steps; step++) {
            now = now.plusSeconds(3000);
            step();
        }

        var worth = WorthFigures.count(history.jdbc());
        var margin = MarginFigures.count(history.jdbc(), ALWAYS).total();

        assertSame(worth.received(), received);
        var parts = worth.earned()
                .plus(worth.forfeited())
                .plus(worth.withoutCredits())
                .plus(worth.liability());
        assertSame(parts, received);
        assertSame(margin.worth(), worth.earned());
        assertThat(csvSum(BooksTable.LIABILITY, "worth_RUB"))
                .isCloseTo(worth.liability().exact(RATES).orElseThrow(), within(new BigDecimal("0.01")));
        assertThat(csvSum(BooksTable.JOBS, "worth_RUB"))
                .isCloseTo(worth.earned().exact(RATES).orElseThrow(), within(new BigDecimal("0.05")));
    }

    private void step() {
        var person = persons.get(random.nextInt(persons.size()));
        if (gone.contains(person)) {
            return;
        }
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> buy(person);
            case 3 -> history.given(person, 1 + random.nextInt(3), now);
            case 4, 5, 6, 7, 8 -> make(person);
            case 9, 10 -> giveBack();
            default -> rarely(person);
        }
    }

    private void buy(PersonId person) {
        var currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        var amount = 1 + random.nextInt(100_000);
        var credits = 1 + random.nextInt(30);
        var test = random.nextInt(8) == 0;
        var payment = history.paid(person, "stripe", currency, amount, credits, now, test);
        if (!test) {
            received = received.plus(Amounts.of(currency, amount));
            bought.add(new Bought(person, payment, currency, amount, credits));
        }
    }

    private void make(PersonId person) {
        var credits = 1 + random.nextInt(3);
        if (history.ledger().balance(person).available().amount() < credits) {
            return;
        }
        var clip = history.clip(person, random.nextBoolean() ? "kling" : "local", credits, now);
        switch (random.nextInt(6)) {
            case 0 -> history.failed(person, clip, now);
            case 1 -> {} // is being made
            case 2 -> {
                history.delivered(person, clip, now);
                history.act(() -> history.ledger().refund(person, "video:" + clip, now));
            }
            default -> history.delivered(person, clip, now);
        }
    }

    /** Some of the money of a purchase goes back, or all of it, with as many of its credits as are there. */
    private void giveBack() {
        if (bought.isEmpty()) {
            return;
        }
        var purchase = bought.remove(random.nextInt(bought.size()));
        if (gone.contains(purchase.by())) {
            return;
        }
        var whole = random.nextBoolean();
        var amount = whole ? purchase.amount() : 1 + random.nextLong(purchase.amount());
        var there = history.ledger().balance(purchase.by()).available().amount();
        var wanted = whole ? purchase.credits() : 1 + random.nextLong(purchase.credits());
        history.refunded(purchase.by(), purchase.payment(), amount, Math.min(there, wanted), whole, now);
        received = received.minus(Amounts.of(purchase.currency(), amount));
    }

    /** Somebody leaves, or turns out to be somebody else, too. */
    private void rarely(PersonId person) {
        if (random.nextInt(4) != 0 || persons.size() - gone.size() < 4) {
            return;
        }
        if (random.nextBoolean()) {
            history.act(() -> history.ledger().forfeit(person, "erasure:" + person, now));
            gone.add(person);
            return;
        }
        var stays = persons.stream()
                .filter(other -> !other.equals(person) && !gone.contains(other))
                .findFirst()
                .orElseThrow();
        history.joined(person, stays, now);
        gone.add(person);
    }

    private BigDecimal csvSum(BooksTable table, String column) throws IOException {
        var file = new ByteArrayOutputStream();
        TestFigures.csv(history.database()).write(table, ALWAYS, file);
        var lines = file.toString(StandardCharsets.UTF_8).substring(1).lines().toList();
        var place = List.of(lines.getFirst().split(",", -1)).indexOf(column);
        return lines.stream()
                .skip(1)
                .map(line -> new BigDecimal(line.split(",", -1)[place]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void assertSame(Amounts one, Amounts other) {
        assertThat(one.minus(other).minor().values())
                .allSatisfy(rest -> assertThat(rest.abs()).isLessThan(NOTHING_TO_SPEAK_OF));
    }
}
