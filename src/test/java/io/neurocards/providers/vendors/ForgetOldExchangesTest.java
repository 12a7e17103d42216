package io.neurocards.providers.vendors;

import static io.neurocards.providers.vendors.Studio.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.TestDatabase;
import io.neurocards.jobs.OldRows;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForgetOldExchangesTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_was_said_and_made_is_kept_for_ninety_days() {
        var studio = new Studio(database, clock).start("a1");
        happen(studio);
        clock.advance(Duration.ofDays(89));
        var young = happen(studio);
        clock.advance(Duration.ofDays(2));

        new ForgetOldExchanges(new OldRows(database.jdbc(), studio.decisions, clock)).run();

        assertThat(studio.answers().of(young)).hasSize(1);
        for (var table : new String[] {"provider_answers", "provider_tasks", "callback_counts"}) {
            assertThat(database.jdbc()
                            .sql("select count(*) from " + table)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isEqualTo(1);
        }
    }

    private static UUID happen(Studio studio) {
        var attempt = UUID.randomUUID();
        studio.provider().submit(request(attempt));
        studio.callbacks().receive("kie", attempt.toString(), "forged", Map.of(), new byte[0]);
        return attempt;
    }
}
