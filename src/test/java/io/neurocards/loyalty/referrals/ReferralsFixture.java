package io.neurocards.loyalty.referrals;

import io.neurocards.ProductParts;
import io.neurocards.accounts.Consents;
import io.neurocards.accounts.EmailDelivery;
import io.neurocards.accounts.devices.RegisterDevice;
import io.neurocards.accounts.linking.ConfirmLink;
import io.neurocards.accounts.linking.StartLink;
import io.neurocards.accounts.referrals.Invitations;
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
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.TestAudit;
import io.neurocards.orders.NewOrder;
import io.neurocards.orders.Order;
import io.neurocards.orders.OrderSource;
import io.neurocards.orders.OrdersFixture;
import io.neurocards.orders.PayOrder;
import io.neurocards.orders.PlaceOrder;
import io.neurocards.orders.RefundOrder;
import io.neurocards.payments.StarsRefunds;
import io.neurocards.shared.Credits;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ServerSecret;
import io.neurocards.shared.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Referrals with accounts, orders, payments and the ledger below them, wired as in production. */
final class ReferralsFixture implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    final TestDatabase database = TestDatabase.fresh();
    final ManualJobs jobs = new ManualJobs(database, START);
    private final List<Object> events = new CopyOnWriteArrayList<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    ReferralsFixture() {
        this(() -> false, Map.of());
    }

    ReferralsFixture(BooleanSupplier losesCommits, Map<String, Object> settings) {
        var dataSource = new LostCommits(database.dataSource(), losesCommits);
        var jdbc = JdbcClient.create(dataSource);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.register(Settings.class);
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(Sleeper.class, () -> _ -> {});
        context.registerBean(Clock.class, jobs::clock);
        context.registerBean(Decisions.class, () -> TestDecisions.on(dataSource, jobs.clock()));
        context.registerBean(Jobs.class, () -> TestJobs.on(jdbc, jobs.clock()));
        context.registerBean(AuditLog.class, () -> TestAudit.on(jdbc));
        context.registerBean(ServerSecret.class, () -> new ServerSecret(new byte[32]));
        context.registerBean(EmailDelivery.class, () -> () -> true);
        context.registerBean(StarsRefunds.class, () -> (_, _) -> new StarsRefunds.Answer.Done());
        ProductParts.into(
                context,
                "io.neurocards.accounts",
                "io.neurocards.ledger",
                "io.neurocards.payments",
                "io.neurocards.orders",
                "io.neurocards.loyalty");
        OrdersFixture.keepNothing(context);
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> payload) {
                events.add(payload.getPayload());
            }
        });
        context.refresh();
    }

    /** Binds as the application does. */
    @ConfigurationPropertiesScan({"io.neurocards.accounts", "io.neurocards.orders", "io.neurocards.loyalty"})
    private static final class Settings {}

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    <T> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Somebody joins in the bot, by the link of {@code inviter} if there is one. */
    PersonId join(long telegramId, @Nullable PersonId inviter) {
        var user = new TelegramUser(telegramId, "user" + telegramId, "Anna", Locale.of("ru"));
        return get(JoinByTelegram.class).join(user, get(Consents.class).currentVersion(), codeOf(inviter));
    }

    /** Somebody installs the app, by the link of {@code inviter} if there is one. */
    PersonId install(String phone, @Nullable PersonId inviter) {
        var form = new RegisterDevice.Form(
                Platform.MOBILE_IOS, phone, "1.0", Locale.of("ru"), "Anna", true, null, codeOf(inviter));
        return get(RegisterDevice.class)
                .register(form, "a key of " + phone, null)
                .device()
                .personId();
    }

    @Nullable
    String codeOf(@Nullable PersonId inviter) {
        return inviter == null ? null : get(Invitations.class).codeOf(inviter);
    }

    /** Makes two accounts one; the older stays. */
    void link(PersonId one, PersonId other) {
        get(ConfirmLink.class).confirm(other, get(StartLink.class).start(one).code());
    }

    /** Orders five credits and pays them. */
    Order buy(PersonId person, String name) {
        return buy(person, name, Platform.WEBSITE);
    }

    Order buy(PersonId person, String name, Platform platform) {
        return pay(place(person, name, platform), name);
    }

    Order place(PersonId person, String name, Platform platform) {
        var wanted = new NewOrder(List.of(new NewOrder.Item("credits-5", 1)), null, null, "card", null);
        return get(PlaceOrder.class).place(OperationId.named(name), person, platform, OrderSource.SITE, wanted);
    }

    Order pay(Order order, String reference) {
        return get(PayOrder.class).pay(order.id(), reference, OrdersFixture.WORD);
    }

    void refund(UUID order) {
        get(RefundOrder.class).refund(order, OrdersFixture.WORD, true);
    }

    /** Spends credits, once for the reference; returns whether they were there. */
    boolean spend(PersonId person, long credits, String reference) {
        var operation = new Operation(OperationId.named(reference), "test.spend", person + " " + credits);
        return get(Decisions.class)
                .decide(operation, Spent.class, () -> spent(person, credits, reference))
                .isSpent();
    }

    private record Spent(boolean isSpent) {}

    private Spent spent(PersonId person, long credits, String reference) {
        var now = now();
        var requests = List.of(new HoldRequest(reference, Credits.of(credits)));
        if (!(get(Ledger.class).hold(person, requests, now) instanceof HoldResult.Held)) {
            return new Spent(false);
        }
        get(Ledger.class).capture(person, reference, now);
        return new Spent(true);
    }

    Instant now() {
        return jobs.clock().instant();
    }

    void grant() {
        get(GrantReferrals.class).run();
    }

    void pass(Duration time) {
        jobs.advance(time);
    }

    /** Lets a day and a bit pass, and the job run. */
    void holdBackPasses() {
        pass(Duration.ofHours(24));
        grant();
    }

    long available(PersonId person) {
        return get(Ledger.class).balance(person).available().amount();
    }

    Referrals.Summary summary(PersonId person) {
        return get(Referrals.class).summary(person);
    }

    /** Returns what became of a friend's rewards, such as {@code 0 granted, 1 cancelled refunded}. */
    String rewards(PersonId friend) {
        return String.join(
                ", ",
                database.jdbc()
                        .sql("""
                                select level || ' ' || status || coalesce(' ' || reason, '') || coalesce(' ' || taken, '')
                                from referral_rewards where friend_id = :friend order by level
                                """)
                        .param("friend", friend.value())
                        .query(String.class)
                        .list());
    }

    long number(String sql) {
        return database.jdbc().sql(sql).query(Long.class).single();
    }

    void run(String sql) {
        database.jdbc().sql(sql).update();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
