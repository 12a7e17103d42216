package io.neurocards.loyalty;

import io.neurocards.ProductParts;
import io.neurocards.accounts.EmailDelivery;
import io.neurocards.accounts.MovableClock;
import io.neurocards.database.Decisions;
import io.neurocards.database.LostCommits;
import io.neurocards.database.TestDatabase;
import io.neurocards.database.TestDecisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.TestJobs;
import io.neurocards.ledger.Ledger;
import io.neurocards.ledger.points.Points;
import io.neurocards.ledger.points.PointsHoldings;
import io.neurocards.ledger.points.PointsLedger;
import io.neurocards.ledger.points.PointsLine;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.operations.TestAudit;
import io.neurocards.orders.PaidOrders;
import io.neurocards.orders.events.OrderCancelled;
import io.neurocards.orders.events.OrderPaid;
import io.neurocards.orders.events.OrderPartlyRefunded;
import io.neurocards.orders.events.OrderRefunded;
import io.neurocards.payments.StarsRefunds;
import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ServerSecret;
import io.neurocards.shared.Sleeper;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Loyalty with accounts and ledger below it, wired as in production; the test pays and refunds the orders. */
final class LoyaltyFixture implements AutoCloseable {

    /** What an operator says. */
    static final Operator.Word WORD = Operator.onTelegram(1).because("spring");

    final TestDatabase database = TestDatabase.fresh();
    final MovableClock clock = new MovableClock();
    private final List<Object> events = new CopyOnWriteArrayList<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    LoyaltyFixture() {
        this(() -> false, Map.of());
    }

    LoyaltyFixture(BooleanSupplier losesCommits, Map<String, Object> settings) {
        var dataSource = new LostCommits(database.dataSource(), losesCommits);
        var jdbc = JdbcClient.create(dataSource);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.register(Settings.class, PaidOrders.class);
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(Sleeper.class, () -> _ -> {});
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Decisions.class, () -> TestDecisions.on(dataSource, clock));
        context.registerBean(Jobs.class, () -> TestJobs.on(jdbc, clock));
        context.registerBean(ServerSecret.class, () -> new ServerSecret(new byte[32]));
        context.registerBean(EmailDelivery.class, () -> () -> true);
        context.registerBean(AuditLog.class, () -> TestAudit.on(jdbc));
        context.registerBean(StarsRefunds.class, () -> (_, _) -> new StarsRefunds.Answer.Done());
        ProductParts.into(
                context,
                "io.neurocards.accounts",
                "io.neurocards.ledger",
                "io.neurocards.payments",
                "io.neurocards.orders.catalogue",
                "io.neurocards.loyalty");
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> payload) {
                events.add(payload.getPayload());
            }
        });
        context.refresh();
    }

    /** Binds as the application does. */
    @ConfigurationPropertiesScan({"io.neurocards.accounts", "io.neurocards.loyalty"})
    private static final class Settings {}

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    <T> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    PersonId person() {
        return PersonId.at(clock.instant());
    }

    UUID order() {
        return UuidV7.at(clock.instant());
    }

    OperationId operation() {
        return OperationId.at(clock.instant());
    }

    /** Pays an order of one line, in cents. */
    void pay(PersonId person, UUID order, long cents) {
        pay(person, order, Platform.WEBSITE, cents);
    }

    void pay(PersonId person, UUID order, Platform platform, long cents) {
        var total = new Money("USD", cents);
        var lines = List.of(new OrderPaid.Line("credits-5", 1, total));
        inTransaction(new OrderPaid(order, person, platform, total, lines, clock.instant()));
    }

    KeptRule rule(NewRule rule) {
        return get(AddRule.class).add(operation(), rule, WORD);
    }

    void refund(PersonId person, UUID order) {
        inTransaction(new OrderRefunded(order, person, new Money("USD", 0), clock.instant()));
    }

    /** Some of an order of so many cents goes back, so that {@code back} are back altogether. */
    void refundPart(PersonId person, UUID order, long cents, long amount, long back) {
        inTransaction(new OrderPartlyRefunded(
                order,
                person,
                UuidV7.at(clock.instant()),
                new Money("USD", cents),
                new Money("USD", amount),
                new Money("USD", back),
                Credits.ZERO,
                clock.instant()));
    }

    void cancel(PersonId person, UUID order, boolean byCustomer) {
        inTransaction(new OrderCancelled(
                order,
                person,
                new Money("USD", 0),
                Points.ZERO,
                byCustomer ? OrderCancelled.Why.GIVEN_UP : OrderCancelled.Why.BY_OTHERS,
                clock.instant()));
    }

    private void inTransaction(Object event) {
        get(Decisions.class).act(() -> context.publishEvent(event));
    }

    /** Returns a person who has earned so many points just now. */
    PersonId personWith(long points) {
        var person = person();
        pay(person, order(), points * 10_000);
        return person;
    }

    void spendOnOrder(PersonId person, UUID order, long points) {
        get(Decisions.class)
                .act(() -> get(PointsLedger.class).spend(person, Points.of(points), "order:" + order, clock.instant()));
    }

    long points(PersonId person) {
        return get(PointsHoldings.class).balance(person, clock.instant()).amount();
    }

    long credits(PersonId person) {
        return get(Ledger.class).balance(person).available().amount();
    }

    List<PointsLine> statement(PersonId person) {
        return get(PointsHoldings.class).statement(person, Long.MAX_VALUE, 10_000);
    }

    void passDays(long days) {
        clock.advance(Duration.ofDays(days));
    }

    long number(String sql) {
        return database.jdbc().sql(sql).query(Long.class).single();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
