package io.neurocards.operations.figures;

import io.neurocards.shared.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
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
     * @param lastSeenAt when somebody was last here by it, to some minutes; null for nobody ever
     */
    public record Figures(
            Platform platform,
            long users,
            long orders,
            @Nullable Instant lastSeenAt) {}

    /**
     * All platforms.
     *
     * @param persons customers, however many platforms they are known on; accounts that were linked are one
     */
    public record All(List<Figures> platforms, long persons, Instant countedAt) {}

    public All all() {
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
                        """).query((row, _) -> figures(row)).list().stream()
                .collect(Collectors.toMap(Figures::platform, Function.identity()));
        var persons = jdbc.sql("select count(distinct person_id) from identities")
                .query(Long.class)
                .single();
        return new All(every(found), persons, clock.instant());
    }

    private static List<Figures> every(Map<Platform, Figures> found) {
        return Arrays.stream(Platform.values())
                .map(platform -> found.getOrDefault(platform, new Figures(platform, 0, 0, null)))
                .toList();
    }

    private static Figures figures(ResultSet row) throws SQLException {
        var seen = Optional.ofNullable(row.getObject("last_seen_at", OffsetDateTime.class));
        return new Figures(
                Platform.of(row.getString("platform")).orElseThrow(),
                row.getLong("users"),
                row.getLong("orders"),
                seen.map(OffsetDateTime::toInstant).orElse(null));
    }
}
