package io.neurocards.accounts;

import io.neurocards.database.Decisions;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Consents of people whom a test made up. */
public final class TestConsents {

    private TestConsents() {}

    public static Consents on(JdbcClient jdbc) {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("neurocards.accounts", AccountsSettings.class);
        return new Consents(jdbc, settings);
    }

    public static void agree(JdbcClient jdbc, Decisions decisions, PersonId person, Instant now) {
        var consents = on(jdbc);
        jdbc.sql("alter table consents drop constraint if exists consents_person_fkey")
                .update();
        decisions.act(() -> consents.record(person, consents.currentVersion(), now));
    }
}
