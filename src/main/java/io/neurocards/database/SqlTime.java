package io.neurocards.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A moment in the form that the PostgreSQL driver takes for {@code timestamptz}; it does not take an {@link Instant}. */
public final class SqlTime {

    private SqlTime() {}

    public static OffsetDateTime of(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable OffsetDateTime ofNullable(@Nullable Instant moment) {
        return moment == null ? null : of(moment);
    }
}
