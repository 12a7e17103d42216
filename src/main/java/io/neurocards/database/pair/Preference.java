package io.neurocards.database.pair;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.database.log.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which side an administrator ordered to decide: it outlasts the process that took the order, other processes go by it, too, and the
 * settings' preference is what holds until there is one.
 */
final class Preference {

    /** Much shorter than the time after which the preferred side would decide again. */
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(Preference.class);

    private final JdbcClient jdbc;
    private final Consumer<Side> told;

    /**
     * @param jdbc of the database that decides
     * @param told hears again and again which side is preferred, once anybody ordered it
     */
    Preference(JdbcClient jdbc, Consumer<Side> told) {
        this.jdbc = jdbc;
        this.told = told;
    }

    /** Writes the order down, in the transaction of the caller. */
    void keep(Side side, Instant at) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into preferred_database (id, side, ordered_at) values (:id, :side, :at)
                        on conflict ((true)) do update set side = excluded.side, ordered_at = excluded.ordered_at
                        """)
                .param("id", UUID.randomUUID())
                .param("side", side.name())
                .param("at", SqlTime.of(at))
                .update();
    }

    /** Looks once, and returns when to look again; as long as nobody decides, what was known holds. */
    Duration look() {
        try {
            kept().ifPresent(told);
        } catch (RuntimeException e) {
            log.debug("Nobody can be asked which side is preferred", e);
        }
        return BETWEEN_LOOKS;
    }

    private Optional<Side> kept() {
        return jdbc.sql("select side from preferred_database")
                .query((row, _) -> Side.valueOf(row.getString("side")))
                .optional();
    }
}
