package io.neurocards.loyalty;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules by which orders earn. A rule is never changed: it is retired, and another one takes its place. */
@Component
public record LoyaltyRules(JdbcClient jdbc, Decisions decisions, Clock clock) {

    /** Makes a rule count from now on; one that is there already stays as it is. */
    public void add(LoyaltyRule rule) {
        var platform = rule.platform();
        decisions.act(() -> jdbc.sql("""
                        insert into loyalty_rules (id, name, platform, sku, valid_from, valid_until, rate, priority, created_at)
                        values (:id, :name, :platform, :sku, :from, :until, :rate, :priority, :now)
                        on conflict (id) do nothing
                        """)
                .param("id", rule.id())
                .param("name", rule.name())
                .param("platform", platform == null ? null : platform.word())
                .param("sku", rule.sku())
                .param("from", SqlTime.ofNullable(rule.from()))
                .param("until", SqlTime.ofNullable(rule.until()))
                .param("rate", rule.rate())
                .param("priority", rule.priority())
                .param("now", SqlTime.of(clock.instant()))
                .update());
    }

    /** Ends a rule; what was earned by it stays. */
    public void retire(UUID rule) {
        decisions.act(() -> jdbc.sql("update loyalty_rules set retired_at = :now where id = :id and retired_at is null")
                .param("id", rule)
                .param("now", SqlTime.of(clock.instant()))
                .update());
    }

    /** Returns the rules that fit an order of that platform at that moment, those that count first before the others. */
    public List<LoyaltyRule> at(Platform platform, Instant moment) {
        return jdbc.sql("""
                        select id, name, platform, sku, valid_from, valid_until, rate, priority from loyalty_rules
                        where retired_at is null and (platform is null or platform = :platform)
                            and (valid_from is null or valid_from <= :moment)
                            and (valid_until is null or valid_until > :moment)
                        order by priority desc, id desc
                        """)
                .param("platform", platform.word())
                .param("moment", SqlTime.of(moment))
                .query((row, _) -> rule(row))
                .list();
    }

    private static LoyaltyRule rule(ResultSet row) throws SQLException {
        var platform = row.getString("platform");
        return new LoyaltyRule(
                row.getObject("id", UUID.class),
                row.getString("name"),
                platform == null ? null : Platform.of(platform).orElseThrow(),
                row.getString("sku"),
                moment(row, "valid_from"),
                moment(row, "valid_until"),
                row.getInt("rate"),
                row.getInt("priority"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
