package io.neurocards.accounts;

import io.neurocards.ProductParts;
import io.neurocards.accounts.EmailCodes.EmailCode;
import io.neurocards.accounts.SignIn.IssuedSession;
import io.neurocards.accounts.SignUp.SignedUp;
import io.neurocards.database.Decisions;
import io.neurocards.database.TestDatabase;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.TestJobs;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ServerSecret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts module, wired as in production, on a fresh database and a clock that a test moves. */
public final class TestAccounts implements AutoCloseable {

    static final String EMAIL = "anna@example.com";
    static final String PASSWORD = "correct horse battery";
    static final String ADDRESS = "192.0.2.7";

    public final TestDatabase database = TestDatabase.fresh();
    public final MovableClock clock = new MovableClock();
    final List<Object> events = new CopyOnWriteArrayList<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    boolean mails = true;

    public TestAccounts(Map<String, String> settings) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.copyOf(settings)));
        context.register(Settings.class);
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(MovableClock.class, () -> clock);
        context.registerBean(Decisions.class, () -> database.decisions(clock));
        context.registerBean(Jobs.class, () -> TestJobs.on(database.jdbc(), clock));
        context.registerBean(ServerSecret.class, () -> new ServerSecret(new byte[32]));
        context.registerBean(EmailDelivery.class, () -> () -> mails);
        ProductParts.into(context, "io.neurocards.accounts");
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> payload) {
                events.add(payload.getPayload());
            }
        });
        context.refresh();
    }

    /** Binds as the application does. */
    @ConfigurationPropertiesScan("io.neurocards.accounts")
    private static final class Settings {}

    public TestAccounts() {
        this(Map.of());
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    OperationId newOperation() {
        return OperationId.at(clock.instant());
    }

    SignedUp signUp(String email, String password) {
        return get(SignUp.class).signUp(newOperation(), form(email, password));
    }

    static SignUp.Form form(String email, String password) {
        return new SignUp.Form(email, password, "Анна", true, Locale.of("ru"));
    }

    VerifyEmail.Verified verify(String email, String code) {
        return get(VerifyEmail.class).verify(newOperation(), email, code, null);
    }

    /** Signs up and verifies. */
    public SignedUp member() {
        var signedUp = signUp(EMAIL, PASSWORD);
        verify(EMAIL, lastCode(EMAIL));
        return signedUp;
    }

    IssuedSession signIn(String password) {
        return get(SignIn.class).signIn(EMAIL, password, ADDRESS);
    }

    /** Returns the code that the latest mail to {@code email} would carry. */
    String lastCode(String email) {
        return codes(email).reduce((_, last) -> last).orElseThrow();
    }

    Stream<String> codes(String email) {
        var codes = get(EmailCodes.class);
        return codes.unsent().stream()
                .map(codes::toSend)
                .flatMap(Optional::stream)
                .filter(code -> code.email().equals(email))
                .map(EmailCode::code);
    }

    /** Returns six digits that are not {@code code}. */
    static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    public long count(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    public <T> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    UUID onlyChallenge() {
        return database.jdbc()
                .sql("select id from email_challenges")
                .query(UUID.class)
                .single();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
