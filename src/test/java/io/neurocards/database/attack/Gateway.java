package io.neurocards.database.attack;

import io.neurocards.ledger.LedgerFixture;
import io.neurocards.payments.checkout.AttackedCheckout;
import io.neurocards.payments.checkout.ConfirmPayment.Outcome;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A gateway that says of each payment several times that it is paid, to whichever process and to two at once, in any order, and goes
 * on until it was acknowledged.
 */
final class Gateway {

    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
    private static final int LATEST = 3;

    private final List<AttackedNode> nodes;
    private final List<UUID> paid = Collections.synchronizedList(new ArrayList<>());
    private final List<Heard> heard = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger notices = new AtomicInteger();

    Gateway(List<AttackedNode> nodes) {
        this.nodes = nodes;
    }

    /**
     * A notification that was acknowledged, in nanoseconds of this process.
     *
     * @param outcome credited by this one, or known before
     */
    record Heard(UUID payment, Outcome outcome, long sent, long answered) {}

    /** Somebody pays; it is told by two sides at once. */
    void isPaid(UUID payment) {
        paid.add(payment);
        var other = Thread.ofVirtual().start(() -> tell(payment, nodes.getLast()));
        tell(payment, nodes.getFirst());
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells once more of one of the latest payments. */
    void tellAny(Random random) {
        var payment = latest(paid, random);
        if (payment != null) {
            tell(payment, nodes.get(random.nextInt(nodes.size())));
        }
    }

    static <T> @Nullable T latest(List<T> all, Random random) {
        synchronized (all) {
            return all.isEmpty() ? null : all.get(Math.max(0, all.size() - 1 - random.nextInt(LATEST)));
        }
    }

    /** Tells of every payment until it was acknowledged. */
    void tellAll(Duration most) {
        for (var payment : List.copyOf(paid)) {
            Until.holds(() -> "payment " + payment + " is acknowledged", most, () -> tell(payment, nodes.getFirst()));
        }
    }

    private boolean tell(UUID payment, AttackedNode node) {
        var sent = System.nanoTime();
        var life = node.life();
        try {
            var outcome = life.studio().checkout().paid(payment);
            if (outcome == Outcome.KNOWN && life.studio().bug() == PlantedBug.PAYMENT_GRANTED_BY_EACH_NOTICE) {
                grantAgain(payment, life);
            }
            heard.add(new Heard(payment, outcome, sent, System.nanoTime()));
            return true;
        } catch (RuntimeException e) {
            Until.pass(BETWEEN_TRIES);
            return false;
        }
    }

    private void grantAgain(UUID payment, AttackedNode.Life life) {
        var jdbc = JdbcClient.create(life.pair().dataSource());
        var person = jdbc.sql("select person_id from payments where id = :id")
                .param("id", payment)
                .query(UUID.class)
                .single();
        var notice = "notice:" + notices.incrementAndGet();
        life.decisions()
                .act(() -> LedgerFixture.ledgerOn(jdbc)
                        .purchase(new PersonId(person), Credits.of(AttackedCheckout.CREDITS), notice, AT));
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }
}
