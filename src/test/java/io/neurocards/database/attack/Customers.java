package io.neurocards.database.attack;

import io.neurocards.database.SqlTime;
import io.neurocards.payments.checkout.AttackedCheckout;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers who ask, and ask again by the same id until they are answered. */
final class Customers {

    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

    private final List<AttackedNode> nodes;
    private final List<PersonId> people = new ArrayList<>();
    private final List<Told> told = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> threads = new ArrayList<>();
    private final List<Told> clips = Collections.synchronizedList(new ArrayList<>());
    private final Gateway gateway;
    private volatile boolean isOver;
    private volatile boolean isGivenUp;

    /**
     * What a customer asked and heard, in nanoseconds of this process.
     *
     * @param attempts how often it was asked
     */
    record Told(Wish wish, long sent, long answered, Wish.Answer answer, int attempts) {}

    Customers(List<AttackedNode> nodes, int many) {
        this.nodes = nodes;
        this.gateway = new Gateway(nodes);
        for (var person = 0; person < many; person++) {
            people.add(PersonId.at(AT));
        }
    }

    void begin(int many, long seed) {
        for (var number = 0; number < many; number++) {
            var random = new Random(seed + number);
            threads.add(Thread.ofPlatform().name("customer-" + number).start(() -> live(random)));
        }
    }

    /** Has the people in the books before anybody asks for anything. */
    void settle(AttackedNode node) {
        node.life()
                .decisions()
                .act(() -> people.forEach(
                        person -> JdbcClient.create(node.life().pair().dataSource())
                                .sql(
                                        "insert into persons (id, locale, created_at) values (:id, 'en', :now) on conflict (id) do nothing")
                                .param("id", person.value())
                                .param("now", SqlTime.of(AT))
                                .update()));
    }

    private void live(Random random) {
        while (!isOver) {
            if (random.nextInt(10) == 0) {
                gateway.tellAny(random);
            } else {
                tell(wish(random), random);
            }
        }
    }

    private Wish wish(Random random) {
        var person = people.get(random.nextInt(people.size()));
        var id = new OperationId(new UUID(random.nextLong(), random.nextLong()));
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> new Wish(id, Wish.Kind.TOP_UP, person, person, 1 + random.nextInt(5));
            case 5 -> new Wish(id, Wish.Kind.TRANSFER, person, other(person), 1 + random.nextInt(3));
            case 6 -> new Wish(id, Wish.Kind.BUY, person, person, AttackedCheckout.CREDITS);
            case 7, 8 -> new Wish(id, Wish.Kind.ORDER, person, person, 1);
            case 9 -> cancelOr(new Wish(id, Wish.Kind.SPEND, person, person, 1), random);
            default -> new Wish(id, Wish.Kind.SPEND, person, person, 1 + random.nextInt(3));
        };
    }

    /** One of the latest clips, which may just be made; two may cancel the same. */
    private Wish cancelOr(Wish otherwise, Random random) {
        var clip = Gateway.latest(clips, random);
        return clip == null
                ? otherwise
                : new Wish(
                        otherwise.id(),
                        Wish.Kind.CANCEL,
                        clip.wish().person(),
                        clip.wish().person(),
                        clip.wish().amount(),
                        clip.answer().job());
    }

    private PersonId other(PersonId person) {
        return people.get((people.indexOf(person) + 1) % people.size());
    }

    private void tell(Wish wish, Random random) {
        var sent = System.nanoTime();
        for (var attempt = 1; ; attempt++) {
            var answer = asked(wish, random);
            if (answer != null) {
                var heard = new Told(wish, sent, System.nanoTime(), answer, attempt);
                told.add(heard);
                follow(heard);
                // A repetition must be told the same.
                if (random.nextInt(20) == 0) {
                    var again = asked(wish, random);
                    if (again != null) {
                        told.add(new Told(wish, sent, System.nanoTime(), again, attempt + 1));
                    }
                }
                return;
            }
            if (isGivenUp) {
                return;
            }
            Until.pass(BETWEEN_TRIES);
        }
    }

    private void follow(Told heard) {
        if (heard.wish().kind() == Wish.Kind.ORDER && heard.answer().granted()) {
            clips.add(heard);
        }
        if (heard.wish().kind() == Wish.Kind.BUY) {
            gateway.isPaid(heard.wish().id().value());
        }
    }

    /** Returns nothing when nobody knows. */
    private Wish.@Nullable Answer asked(Wish wish, Random random) {
        try {
            return wish.ask(nodes.get(random.nextInt(nodes.size())).life());
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** Lets everybody finish what they asked, however long it takes within a minute. */
    void end() throws InterruptedException {
        isOver = true;
        for (var thread : threads) {
            if (!thread.join(Duration.ofSeconds(60))) {
                throw new IllegalStateException("Never answered: " + thread.getName());
            }
        }
        gateway.tellAll(Duration.ofSeconds(60));
    }

    List<Gateway.Heard> heard() {
        return gateway.heard();
    }

    /** Lets nobody ask any more: what they were told is of no interest. */
    void giveUp() {
        isOver = true;
        isGivenUp = true;
    }

    List<Told> told() {
        return List.copyOf(told);
    }
}
