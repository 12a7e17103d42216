package io.neurocards.sandbox.telegram.people;

import io.neurocards.sandbox.telegram.world.Bot;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.telegram.world.OpenQueries.Verdict;
import io.neurocards.sandbox.telegram.world.Payment;
import io.neurocards.sandbox.telegram.world.Person;
import io.neurocards.sandbox.telegram.world.World;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Pays invoices from the purses of play Stars, after the bot has agreed within ten seconds. */
public final class Till {

    private final World world;
    private final People people;
    private final Clock clock;
    private final Duration patience;
    private final Set<String> beingPaid = ConcurrentHashMap.newKeySet();

    /**
     * Takes how long a bot may think.
     *
     * @param patience ten seconds on the real server
     */
    public Till(World world, People people, Clock clock, Duration patience) {
        this.world = world;
        this.people = people;
        this.clock = clock;
        this.patience = patience;
    }

    /** How a payment ended. */
    public sealed interface Outcome {

        /** The Stars are the bot's. */
        record Paid(String charge) implements Outcome {}

        /** The bot said no. */
        record Refused(String why) implements Outcome {}

        /** The bot said nothing in time. */
        record Cancelled() implements Outcome {}

        /** The purse holds too little; the bot was not asked. */
        record TooFewStars(long missing) implements Outcome {}
    }

    /** Pays the invoice of a message, once. */
    public Outcome pay(Bot bot, long id, int messageId) throws InterruptedException {
        var message = people.message(bot, id, messageId);
        var invoice = world.link(Payment.invoiceKey(bot.id(), id, messageId));
        if (invoice == null) {
            throw new PersonProblem("That message is no invoice");
        }
        if (message.paid() || !beingPaid.add(bot.id() + ":" + id + ":" + messageId)) {
            throw new PersonProblem("That invoice is paid, or just being paid");
        }
        try {
            var outcome = pay(bot, people.person(id), invoice);
            if (outcome instanceof Outcome.Paid) {
                bot.chat(id).replace(message.copy(), true);
            }
            return outcome;
        } finally {
            beingPaid.remove(bot.id() + ":" + id + ":" + messageId);
        }
    }

    /** Pays an invoice link, as often as somebody likes. */
    public Outcome pay(long id, String link) throws InterruptedException {
        var invoice = world.link(link);
        if (invoice == null || !invoice.has("bot")) {
            throw new PersonProblem("There is no such invoice link");
        }
        return pay(world.bot(invoice.path("bot").asLong(0)), people.person(id), invoice);
    }

    private Outcome pay(Bot bot, Person person, JsonNode invoice) throws InterruptedException {
        var amount = invoice.path("total_amount").asLong(0);
        if (person.stars() < amount) {
            return new Outcome.TooFewStars(amount - person.stars());
        }
        var verdict = ask(bot, person, invoice);
        if (verdict == null) {
            return new Outcome.Cancelled();
        }
        if (verdict.refusal() != null) {
            return new Outcome.Refused(verdict.refusal());
        }
        if (!world.pay(person.id(), -amount)) {
            return new Outcome.TooFewStars(amount);
        }
        var charge = "stx" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 60, Long.MAX_VALUE), 36)
                + Long.toString(ThreadLocalRandom.current().nextLong(1L << 60, Long.MAX_VALUE), 36);
        var payment = new Payment(
                charge,
                person.id(),
                amount,
                invoice.path("payload").asString(""),
                clock.instant().getEpochSecond(),
                0);
        bot.keep(payment);
        people.send(bot, person.id(), Json.object().set("successful_payment", payment.facts()));
        return new Outcome.Paid(charge);
    }

    private @Nullable Verdict ask(Bot bot, Person person, JsonNode invoice) throws InterruptedException {
        var verdict = new CompletableFuture<Verdict>();
        var query = Json.object().put("id", world.queries().checkout(bot.id(), verdict));
        query.set("from", person.user());
        query.put("currency", invoice.path("currency").asString(""))
                .put("total_amount", invoice.path("total_amount").asLong(0))
                .put("invoice_payload", invoice.path("payload").asString(""));
        world.tell(bot, "pre_checkout_query", query, person.id());
        try {
            return verdict.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            world.queries().giveUp(query.path("id").asString(""));
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
