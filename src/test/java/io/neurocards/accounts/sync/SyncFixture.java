package io.neurocards.accounts.sync;

import io.neurocards.ProductParts;
import io.neurocards.accounts.EmailDelivery;
import io.neurocards.accounts.MovableClock;
import io.neurocards.accounts.Persons;
import io.neurocards.database.Decisions;
import io.neurocards.database.LostCommits;
import io.neurocards.database.TestDatabase;
import io.neurocards.database.TestDecisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.TestJobs;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ServerSecret;
import java.time.Clock;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Documents of persons, wired as in production, on a database whose COMMITs may lose their answers. */
final class SyncFixture implements AutoCloseable {

    final TestDatabase database = TestDatabase.fresh();
    final MovableClock clock = new MovableClock();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    SyncFixture(BooleanSupplier losesCommits) {
        var dataSource = new LostCommits(database.dataSource(), losesCommits);
        context.register(Settings.class);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Decisions.class, () -> TestDecisions.on(dataSource, clock));
        context.registerBean(Jobs.class, () -> TestJobs.on(database.jdbc(), clock));
        context.registerBean(ServerSecret.class, () -> new ServerSecret(new byte[32]));
        context.registerBean(EmailDelivery.class, () -> () -> true);
        ProductParts.into(context, "io.neurocards.accounts");
        context.refresh();
    }

    /** Binds as the application does. */
    @ConfigurationPropertiesScan("io.neurocards.accounts")
    private static final class Settings {}

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    SyncDocuments documents() {
        return get(SyncDocuments.class);
    }

    PersonId person() {
        return get(Decisions.class).act(() -> get(Persons.class).create(null, Locale.of("ru"), clock.instant()));
    }

    void sql(String statement) {
        database.jdbc().sql(statement).update();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
