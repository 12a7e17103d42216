package io.neurocards.operations.figures;

import io.neurocards.shared.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is known, orders and is here on which platform, counted in the database; it reads whole tables. */
@Component
public final class PlatformFigures {

    /** A platform is active while somebody was there within that time. */
    public static final Duration ACTIVE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    PlatformFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One platform.
     *
     * @param users accounts, addresses and devices that are known there
     * @param activity whether somebody is here by it
     * @param lastSeenAt when somebody was last here by it, to some minutes; null for nobody ever
     */
    public record Figures(
            Platform platform,
            long users,
            long orders,
            Activity activity,
            @Nullable Instant lastSeenAt) {}

    /** Whether somebody is here by a platform. */
    public enum Activity {
        /** Somebody was, within {@link #ACTIVE}. */
        ACTIVE,
        /** Nobody was for longer than that. */
        NOT_ACTIVE,
        /** Nobody ever was. */
        NEVER_SEEN;

        /** Returns the word for it in answers and labels. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Activity of(@Nullable Instant lastSeenAt, Instant now) {
            if (lastSeenAt == null) {
                return NEVER_SEEN;
            }
            return lastSeenAt.isAfter(now.minus(PlatformFigures.ACTIVE)) ? ACTIVE : NOT_ACTIVE;
        }
    }

    /**
     * All platforms.
     *
     * @param persons customers, however many platforms they are known on; accounts that were linked are one
     */
    public record All(List<Figures> platforms, long persons, Instant countedAt) {}

    public All all() {
        var now = clock.instant();
        var found = jdbc.sql("""
                        with users as (
                            select platform, count(*) as users from identities group by platform
                        ), ordered as (
                            select platform, count(*) as orders from orders group by platform
                        ), seen as (
                            select 'website' as platform, max(last_seen_at) as last_seen_at from sessions
                            union all
                            select 'telegram', max(last_active_at) from telegram_chats
                            union all
                            select i.platform, max(d.last_seen_at)
                            from devices d join identities i on i.id = d.identity_id group by i.platform
                            union all
                            select 'api_partner', max(last_used_at) from partner_keys
                        )
                        select platform, coalesce(users, 0) as users, coalesce(orders, 0) as orders, last_seen_at
                        from users full join ordered using (platform) full join seen using (platform)
                        """).query((row, _) -> figures(row, now)).list().stream()
                .collect(Collectors.toMap(Figures::platform, Function.identity()));
        var persons = jdbc.sql("select count(distinct person_id) from identities")
                .query(Long.class)
                .single();
        return new All(every(found), persons, now);
    }

    private static List<Figures> every(Map<Platform, Figures> found) {
        return Arrays.stream(Platform.values())
                .map(platform -> found.getOrDefault(platform, new Figures(platform, 0, 0, Activity.NEVER_SEEN, null)))
                .toList();
    }

    private static Figures figures(ResultSet row, Instant now) throws SQLException {
        var seen = Optional.ofNullable(row.getObject("last_seen_at", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
        return new Figures(
                Platform.of(row.getString("platform")).orElseThrow(),
                row.getLong("users"),
                row.getLong("orders"),
                Activity.of(seen, now),
                seen);
    }
}
