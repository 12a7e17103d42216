package io.neurocards.orders;

import io.neurocards.ProductParts;
import io.neurocards.accounts.EmailDelivery;
import io.neurocards.accounts.devices.RegisterDevice;
import io.neurocards.accounts.telegram.JoinByTelegram;
import io.neurocards.accounts.telegram.TelegramUser;
import io.neurocards.database.Decisions;
import io.neurocards.database.LostCommits;
import io.neurocards.database.Operation;
import io.neurocards.database.TestDatabase;
import io.neurocards.database.TestDecisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.ManualJobs;
import io.neurocards.jobs.TestJobs;
import io.neurocards.ledger.HoldRequest;
import io.neurocards.ledger.HoldResult;
import io.neurocards.ledger.Ledger;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.ledger.points.Points;
import io.neurocards.ledger.points.PointsHoldings;
import io.neurocards.ledger.points.PointsLedger;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.operations.TestAudit;
import io.neurocards.orders.catalogue.AddGood;
import io.neurocards.orders.catalogue.Good;
import io.neurocards.orders.catalogue.NewGood;
import io.neurocards.orders.events.OrderCancelled;
import io.neurocards.orders.events.OrderPaid;
import io.neurocards.orders.events.OrderRefunded;
import io.neurocards.payments.BuyCredits;
import io.neurocards.payments.StarsPaid;
import io.neurocards.payments.StarsRefunds;
import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ServerSecret;
import io.neurocards.shared.Sleeper;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Orders with accounts, ledger and payments below them, wired as in production. What is told of orders is written down within the
 * transaction that tells it, so that only what was committed counts.
 */
public final class OrdersFixture implements AutoCloseable {

    static final String TERMS = "2026-11-01";
    /** What an operator says. */
    public static final Operator.Word WORD = Operator.onTelegram(1).because("asked for it");

    static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    final TestDatabase database = TestDatabase.fresh();
    final ManualJobs jobs = new ManualJobs(database, START);
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** Sees what is told, within the transaction that tells it. */
    Consumer<Object> listener = _ -> {};

    public OrdersFixture() {
        this(() -> false);
    }

    OrdersFixture(BooleanSupplier losesCommits) {
        var dataSource = new LostCommits(database.dataSource(), losesCommits);
        var jdbc = JdbcClient.create(dataSource);
        database.jdbc().sql("create table told (what text, order_id uuid)").update();
        context.register(Settings.class, PointsSettings.class);
        ProductParts.into(context, "io.neurocards.ledger.points", "io.neurocards.loyalty");
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(Sleeper.class, () -> _ -> {});
        context.registerBean(Clock.class, jobs::clock);
        context.registerBean(Decisions.class, () -> TestDecisions.on(dataSource, jobs.clock()));
        context.registerBean(Ledger.class, () -> LedgerFixture.ledgerOn(jdbc));
        context.registerBean(Jobs.class, () -> TestJobs.on(jdbc, jobs.clock()));
        context.registerBean(ServerSecret.class, () -> new ServerSecret(new byte[32]));
        context.registerBean(EmailDelivery.class, () -> () -> true);
        context.registerBean(AuditLog.class, () -> TestAudit.on(jdbc));
        context.registerBean(StarsRefunds.class, () -> (_, _) -> new StarsRefunds.Answer.Done());
        ProductParts.into(context, "io.neurocards.accounts", "io.neurocards.payments", "io.neurocards.orders");
        keepNothing(context);
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> payload) {
                write(jdbc, payload.getPayload());
                listener.accept(payload.getPayload());
            }
        });
        context.refresh();
    }

    /** Where databases never go away nothing waits for them, and what would let it wait is not there. */
    public static void keepNothing(AnnotationConfigApplicationContext context) {
        context.removeBeanDefinition("placeOrKeep");
        context.removeBeanDefinition("placingWish");
    }

    /** Binds as the application does. */
    @ConfigurationPropertiesScan({"io.neurocards.accounts", "io.neurocards.orders"})
    private static final class Settings {}

    private static void write(JdbcClient jdbc, Object event) {
        switch (event) {
            case OrderPaid paid -> write(jdbc, "paid " + paid.total(), paid.orderId());
            case OrderRefunded refunded -> write(jdbc, "refunded", refunded.orderId());
            case OrderCancelled cancelled -> write(jdbc, "cancelled " + cancelled.why(), cancelled.orderId());
            default -> {}
        }
    }

    private static void write(JdbcClient jdbc, String what, UUID order) {
        Decisions.requireOpen();
        jdbc.sql("insert into told (what, order_id) values (:what, :order)")
                .param("what", what)
                .param("order", order)
                .update();
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    List<String> told(UUID order) {
        return database.jdbc()
                .sql("select what from told where order_id = :order order by what")
                .param("order", order)
                .query(String.class)
                .list();
    }

    PersonId join(long telegramId) {
        var user = new TelegramUser(telegramId, "user" + telegramId, "Anna", Locale.of("ru"));
        return get(JoinByTelegram.class).join(user, TERMS, null);
    }

    /** Somebody installs the app. */
    PersonId install(String phone) {
        var form =
                new RegisterDevice.Form(Platform.MOBILE_IOS, phone, "1.0", Locale.of("ru"), "Anna", true, null, null);
        return get(RegisterDevice.class)
                .register(form, "a key of " + phone, null)
                .device()
                .personId();
    }

    /** Puts a mug on sale: 12.50 USD or 990.00 RUB. */
    void sellMugs() {
        get(AddGood.class)
                .add(
                        new NewGood(
                                "mug",
                                Good.Kind.ARTICLE,
                                new Good.Title("Кружка", "Mug"),
                                List.of(new Money("USD", 1250), new Money("RUB", 99_000)),
                                1),
                        WORD);
    }

    static NewOrder wish(@Nullable String total, @Nullable String currency, Map<String, Integer> quantities) {
        var items = quantities.entrySet().stream()
                .map(one -> new NewOrder.Item(one.getKey(), one.getValue()))
                .toList();
        return new NewOrder(items, total == null ? null : new BigDecimal(total), currency, "card", "Moscow, Arbat 1");
    }

    Order place(String name, PersonId person, NewOrder wanted) {
        return get(PlaceOrder.class).place(OperationId.named(name), person, Platform.WEBSITE, OrderSource.SITE, wanted);
    }

    /** Orders five credits. */
    Order placeCredits(String name, PersonId person) {
        return place(name, person, wish(null, null, Map.of("credits-5", 1)));
    }

    Order placeMug(String name, PersonId person) {
        return place(name, person, wish(null, null, Map.of("mug", 1)));
    }

    Order pay(Order order, String reference) {
        return get(PayOrder.class).pay(order.id(), reference, WORD);
    }

    Order refund(UUID order, boolean allowShortfall) {
        return get(RefundOrder.class).refund(order, WORD, allowShortfall);
    }

    Order order(UUID id) {
        return get(OrderReading.class).find(id).orElseThrow();
    }

    static StarsPaid stars(long telegramId, BuyCredits.PendingPayment pending, String charge) {
        return new StarsPaid(
                telegramId, pending.payload(), "XTR", pending.plan().stars(), charge);
    }

    /** Whether what was wanted could be paid. */
    private record Spent(boolean enough) {}

    boolean spend(PersonId person, long credits, String reference) {
        var operation = new Operation(OperationId.named(reference), "test.spend", reference);
        return get(Decisions.class)
                .decide(operation, Spent.class, () -> new Spent(holdAndCapture(person, credits, reference)))
                .enough();
    }

    private boolean holdAndCapture(PersonId person, long credits, String reference) {
        var now = jobs.clock().instant();
        var requests = List.of(new HoldRequest(reference, Credits.of(credits)));
        if (get(Ledger.class).hold(person, requests, now) instanceof HoldResult.Held) {
            get(Ledger.class).capture(person, reference, now);
            return true;
        }
        return false;
    }

    /** Binds what orders earn and what their points are worth. */
    @ConfigurationPropertiesScan("io.neurocards.loyalty")
    private static final class PointsSettings {}

    /** Gives points by a word of the house. */
    void givePoints(PersonId person, long points) {
        var now = jobs.clock().instant();
        var until = now.plus(Duration.ofDays(100));
        get(Decisions.class)
                .act(() -> get(PointsLedger.class)
                        .adjustUp(person, Points.of(points), "gift:" + person + points, until, now));
    }

    long points(PersonId person) {
        return get(PointsHoldings.class).balance(person, jobs.clock().instant()).amount();
    }

    /** Wishes for the same, with points for a part of it. */
    static NewOrder forPoints(long points, NewOrder wish) {
        return new NewOrder(
                wish.items(),
                wish.totalAmount(),
                wish.currency(),
                wish.paymentMethod(),
                wish.deliveryAddress(),
                points);
    }

    long available(PersonId person) {
        return get(Ledger.class).balance(person).available().amount();
    }

    public long number(String sql) {
        return database.jdbc().sql(sql).query(Long.class).single();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
