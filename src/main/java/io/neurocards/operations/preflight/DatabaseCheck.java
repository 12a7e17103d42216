package io.neurocards.operations.preflight;

import io.neurocards.shared.OutsideCheck;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The database that decides: its version, its clock beside ours, and whether it takes a row. */
@Component
record DatabaseCheck(JdbcClient jdbc, Clock clock) implements OutsideCheck {

    private static final Duration WRONG_CLOCK = Duration.ofSeconds(5);
    private static final int OLDEST = 15;

    record Seen(int version, OffsetDateTime time, boolean readOnly) {}

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Optional<String> look() throws IOException {
        var seen = jdbc.sql("""
                        select current_setting('server_version_num')::int / 10000 as version, clock_timestamp() as time,
                               pg_is_in_recovery() or current_setting('transaction_read_only')::bool as read_only
                        """).query(Seen.class).single();
        var apart = Duration.between(seen.time().toInstant(), clock.instant()).abs();
        if (seen.version() < OLDEST) {
            throw new IOException("PostgreSQL " + seen.version() + " is too old, 15 or newer is wanted");
        }
        if (seen.readOnly()) {
            throw new IOException("it takes no changes: is it a replica?");
        }
        if (apart.compareTo(WRONG_CLOCK) > 0) {
            throw new IOException("its clock is " + apart.toSeconds() + " s from this machine's: set both by NTP");
        }
        return Optional.of("PostgreSQL " + seen.version());
    }
}
