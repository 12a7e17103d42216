package io.neurocards.payments;

import io.neurocards.ProductParts;
import io.neurocards.accounts.EmailDelivery;
import io.neurocards.accounts.erasure.Leaving;
import io.neurocards.accounts.telegram.JoinByTelegram;
import io.neurocards.accounts.telegram.TelegramUser;
import io.neurocards.database.Decisions;
import io.neurocards.database.LostCommits;
import io.neurocards.database.Operation;
import io.neurocards.database.SqlTime;
import io.neurocards.database.TestDatabase;
import io.neurocards.database.TestDecisions;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.ManualJobs;
import io.neurocards.jobs.RecurringJob;
import io.neurocards.jobs.TestJobs;
import io.neurocards.ledger.HoldRequest;
import io.neurocards.ledger.HoldResult;
import io.neurocards.ledger.Ledger;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.payments.books.PaymentRows;
import io.neurocards.payments.checkout.ConfirmPayment;
import io.neurocards.payments.checkout.PurchaseWish;
import io.neurocards.payments.checkout.StartPurchase;
import io.neurocards.payments.checkout.TakeNotice;
import io.neurocards.payments.gateways.GatewayPayment;
import io.neurocards.payments.gateways.ScriptedGateway;
import io.neurocards.shared.Credits;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ServerSecret;
import io.neurocards.shared.Sleeper;
import io.neurocards.shared.UuidV7;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Payments with accounts and ledger below them, wired as in production, before a Telegram in the test's hand. */
final class PaymentsFixture implements AutoCloseable {

    static final String TERMS = "2026-11-01";
    static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    final TestDatabase database = TestDatabase.fresh();
    final ManualJobs jobs = new ManualJobs(database, START);
    final PlayStars telegram = new PlayStars();
    final List<Object> events = new CopyOnWriteArrayList<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    PaymentsFixture() {
        this(() -> false, Map.of());
    }

    PaymentsFixture(BooleanSupplier losesCommits, Map<String, Object> settings) {
        var dataSource = new LostCommits(database.dataSource(), losesCommits);
        var jdbc = JdbcClient.create(dataSource);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("gateway", Map.of("neurocards.scripted-gateway", "true")));
        context.register(Settings.class);
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(Sleeper.class, () -> _ -> {});
        context.registerBean(Clock.class, jobs::clock);
        context.registerBean(Decisions.class, () -> TestDecisions.on(dataSource, jobs.clock()));
        context.registerBean(Ledger.class, () -> LedgerFixture.ledgerOn(jdbc));
        context.registerBean(Jobs.class, () -> TestJobs.on(jdbc, jobs.clock()));
        context.registerBean(ServerSecret.class, () -> new ServerSecret(new byte[32]));
        context.registerBean(EmailDelivery.class, () -> () -> true);
        context.registerBean(StarsRefunds.class, () -> telegram);
        ProductParts.into(context, "io.neurocards.accounts", "io.neurocards.payments");
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> payload) {
                events.add(payload.getPayload());
            }
        });
        context.refresh();
        ours(JobHandler.class).forEach(jobs::handle);
        ours(RecurringJob.class).forEach(jobs::repeat);
    }

    /** Binds as the application does. */
    @ConfigurationPropertiesScan("io.neurocards.accounts")
    private static final class Settings {}

    /** Returns our handlers or recurring jobs. */
    <T> List<T> ours(Class<T> type) {
        return context.getBeansOfType(type).values().stream()
                .filter(bean -> bean.getClass().getPackageName().startsWith("io.neurocards.payments"))
                .toList();
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    <T> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    PersonId join(long telegramId) {
        var user = new TelegramUser(telegramId, "user" + telegramId, "Anna", Locale.of("ru"));
        return get(JoinByTelegram.class).join(user, TERMS, null);
    }

    BuyCredits.PendingPayment start(PersonId person) {
        return get(BuyCredits.class).start(person, "credits-5");
    }

    ScriptedGateway gateway() {
        return get(ScriptedGateway.class);
    }

    /** Goes to the gateway's page for five credits. */
    StartPurchase.Started goToPay(PersonId person, String key) {
        return get(StartPurchase.class).start(OperationId.named(key), wish(person));
    }

    static PurchaseWish wish(PersonId person) {
        return new PurchaseWish(
                person,
                "credits-5",
                ScriptedGateway.NAME,
                Platform.WEBSITE,
                null,
                URI.create("https://neurocards.example/bought"),
                Locale.ENGLISH);
    }

    ConfirmPayment.Outcome confirm(GatewayPayment told) {
        var confirm = get(ConfirmPayment.class);
        return confirm.confirm(ScriptedGateway.NAME, told, confirm.asked(ScriptedGateway.NAME, told.reference()));
    }

    /** The gateway tells something at the door. */
    TakeNotice.Answer tell(String words, String signature) {
        return get(TakeNotice.class)
                .take(
                        ScriptedGateway.NAME,
                        words.getBytes(StandardCharsets.UTF_8),
                        _ -> signature,
                        InetAddress.getLoopbackAddress());
    }

    TakeNotice.Answer tell(String words) {
        return tell(words, ScriptedGateway.SIGNATURE);
    }

    ConfirmStars.Confirmed confirm(StarsPaid paid) {
        return get(ConfirmStars.class).confirm(paid);
    }

    /** Buys five credits. */
    UUID buy(long telegramId, PersonId person, String charge) {
        var pending = start(person);
        confirm(paid(telegramId, pending, charge));
        return pending.id();
    }

    static StarsPaid paid(long telegramId, BuyCredits.PendingPayment pending, String charge) {
        return new StarsPaid(
                telegramId, pending.payload(), "XTR", pending.plan().stars(), charge);
    }

    Refund refund(UUID payment, boolean allowShortfall) {
        return refund(payment, null, allowShortfall);
    }

    Refund refund(UUID payment, @Nullable Long amount, boolean allowShortfall) {
        var id = UuidV7.at(jobs.clock().instant());
        return get(RefundPayment.class)
                .refund(new RefundWish(id, payment, amount, "telegram:1", "asked for it", allowShortfall));
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

    /** Has the data of payments deleted, and the person marked so. */
    void leave(PersonId person) {
        leave(person, () -> {});
    }

    /** Does so, and {@code then} before it is committed. */
    void leave(PersonId person, Runnable then) {
        var now = jobs.clock().instant();
        get(Decisions.class).act(() -> {
            get(JdbcClient.class)
                    .sql("select id from persons where id = :person for no key update")
                    .param("person", person.value())
                    .query(UUID.class)
                    .list();
            get(ErasePayments.class)
                    .eraseRows(new Leaving(
                            person,
                            null,
                            null,
                            get(Ledger.class).balance(person).available(),
                            now));
            get(JdbcClient.class)
                    .sql("update persons set first_name = null, erased_at = :now where id = :person")
                    .param("now", SqlTime.of(now))
                    .param("person", person.value())
                    .update();
            then.run();
        });
    }

    long available(PersonId person) {
        return get(Ledger.class).balance(person).available().amount();
    }

    long held(PersonId person) {
        return get(Ledger.class).balance(person).held().amount();
    }

    Optional<Payment> byCharge(String reference) {
        return get(PaymentRows.class).lockByCharge(ScriptedGateway.NAME, reference);
    }

    Payment payment(UUID id) {
        return get(Payments.class).find(id).orElseThrow();
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
