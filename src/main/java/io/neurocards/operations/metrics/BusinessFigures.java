package io.neurocards.operations.metrics;

import io.neurocards.database.SqlTime;
import io.neurocards.operations.processes.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what all processes together have done and have to do, in one statement. */
record BusinessFigures(JdbcClient jdbc, String statement) {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int BITS_AFTER_THE_MOMENT = 16;

    static BusinessFigures read(JdbcClient jdbc) throws IOException {
        return new BusinessFigures(
                jdbc, new ClassPathResource("metrics/figures.sql").getContentAsString(StandardCharsets.UTF_8));
    }

    List<Figure> at(Instant now) {
        return jdbc.sql(statement)
                .param("now", SqlTime.of(now))
                .param("hour", SqlTime.of(now.minus(HOUR)))
                .param("day", SqlTime.of(now.minus(DAY)))
                .param("day_id", firstIdAt(now.minus(DAY)))
                .param("alive", SqlTime.of(now.minus(Processes.SILENCE)))
                .query((row, _) -> new Figure(row.getString("name"), row.getString("labels"), row.getDouble("value")))
                .list();
    }

    /** Returns the lowest id that something of that moment can have. */
    private static UUID firstIdAt(Instant moment) {
        return new UUID(moment.toEpochMilli() << BITS_AFTER_THE_MOMENT, 0);
    }
}
