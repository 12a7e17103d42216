package io.neurocards.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.Operation;
import io.neurocards.database.TestDatabase;
import io.neurocards.shared.OperationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForgetOldOperationsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_outcome_is_kept_for_ninety_days_and_not_for_ever() {
        decide("old", NOW.minus(Duration.ofDays(91)));
        decide("young", NOW.minus(Duration.ofDays(89)));

        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        new ForgetOldOperations(new OldRows(database.jdbc(), database.decisions(clock), clock)).run();

        assertThat(database.jdbc()
                        .sql("select type from operations")
                        .query(String.class)
                        .list())
                .containsExactly("young");
    }

    private void decide(String type, Instant at) {
        database.decisions(Clock.fixed(at, ZoneOffset.UTC))
                .decide(new Operation(OperationId.named(type), type, ""), Integer.class, () -> 1);
    }
}
