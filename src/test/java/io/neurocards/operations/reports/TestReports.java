package io.neurocards.operations.reports;

import io.neurocards.database.TestDatabase;
import java.time.Clock;
import java.time.ZoneId;

/** Reports over a test's database. */
public final class TestReports {

    public static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

    private TestReports() {}

    public static Reports on(TestDatabase database, Clock clock) {
        return new Reports(
                new DailySums(database.jdbc(), ZONE, clock), new WholeFigures(database.jdbc(), clock), clock);
    }
}
