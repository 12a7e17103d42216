package io.neurocards.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class InstantReadingTest {

    record Moment(Instant at) {}

    @Test
    void a_moment_comes_back_as_it_went_whatever_the_sessions_time_zone() {
        var moment = Instant.parse("2026-03-29T01:30:00.123456Z");

        try (var database = TestDatabase.fresh()) {
            var read = database.jdbc()
                    .sql("select :at::timestamptz as at")
                    .param("at", SqlTime.of(moment))
                    .query(Moment.class)
                    .single();

            assertThat(read).isEqualTo(new Moment(moment));
        }
    }
}
