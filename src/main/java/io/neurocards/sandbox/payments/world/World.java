package io.neurocards.sandbox.payments.world;

import io.neurocards.sandbox.payments.world.Fates.Fate;
import io.neurocards.sandbox.payments.world.Wish.Choice;
import io.neurocards.sandbox.trouble.Fault.Kind;
import io.neurocards.sandbox.trouble.Faults;
import io.neurocards.sandbox.trouble.Storm;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that simulated gateways know and do, in memory. Thread-safe. */
public final class World implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(World.class);
    private static final List<Kind> IN_A_STORM = List.of(
            Kind.LOST_REQUEST,
            Kind.LOST_ANSWER,
            Kind.EMPTY_ANSWER,
            Kind.HTML_ANSWER,
            Kind.SLOW_ANSWER,
            Kind.SERVER_ERROR,
            Kind.TOO_MANY_REQUESTS,
            Kind.MAINTENANCE);

    private final Clock clock;
    private final int kept;
    private final Alarm alarm = new Alarm();
    private final Notices notices;
    private final Faults faults = new Faults();
    private final Fates fates = new Fates();
    private final RefundPlans refunds = new RefundPlans();
    private final MoneyBack moneyBack = new MoneyBack(refunds, alarm);
    private final Map<String, Book> books = new ConcurrentHashMap<>();

    /** Takes how many payments of each gateway are remembered. */
    public World(Clock clock, Notices.Pace pace, int kept) {
        this.clock = clock;
        this.kept = kept;
        this.notices = new Notices(alarm, clock, pace);
    }

    public Instant now() {
        return clock.instant();
    }

    public Book book(String gateway) {
        return books.computeIfAbsent(gateway, _ -> new Book(kept));
    }

    public Alarm alarm() {
        return alarm;
    }

    public Notices notices() {
        return notices;
    }

    public Faults faults() {
        return faults;
    }

    public Fates fates() {
        return fates;
    }

    public MoneyBack moneyBack() {
        return moneyBack;
    }

    public RefundPlans refunds() {
        return refunds;
    }

    /** Lets the storm, if there is one, do what a customer would do with a new payment, and returns that. */
    public Optional<Fate> decideFate(Till till, SimulatedPayment payment) {
        var decided = fates.next(till.gateway(), till.reasons());
        decided.filter(fate -> fate.wish().choice() != Choice.LEAVE)
                .ifPresent(fate -> alarm.after(fate.after(), () -> {
                    if (payment.isOpen()) {
                        till.choose(payment.id(), fate.wish());
                    }
                }));
        return decided;
    }

    /**
     * Lets {@code share} of what happens go wrong and customers do as they like, always in the same way for the same seed.
     *
     * @param twisted how many payments are told wrongly
     */
    public void storm(long seed, double share, double twisted) {
        log.info("Sandbox payment storm begins: seed={}; the same seed brings the same trouble", seed);
        var chances = new EnumMap<Kind, Double>(Kind.class);
        IN_A_STORM.forEach(kind -> chances.put(kind, share / IN_A_STORM.size()));
        faults.order(new Storm(seed, chances));
        fates.begin(seed, twisted);
    }

    /** Ends all trouble that was ordered, and the storm. */
    public void calm() {
        faults.calm();
        fates.end();
        refunds.clear();
    }

    @Override
    public void close() {
        alarm.close();
        notices.close();
    }
}
