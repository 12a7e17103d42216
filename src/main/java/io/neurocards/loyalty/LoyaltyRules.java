package io.neurocards.loyalty;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules by which orders earn. A rule is never changed: it is retired, and another one takes its place. */
@Component
public record LoyaltyRules(JdbcClient jdbc) {

    private static final int MOST = 100;

    /** Above every id that is made. */
    private static final UUID NEWEST = new UUID(-1, -1);

    private static final String SELECT = """
            select id, name, platform, sku, valid_from, valid_until, rate, priority, created_at, retired_at from loyalty_rules
            """;

    /** Returns the rules that fit an order of that platform at that moment, those that count first before the others. */
    public List<LoyaltyRule> at(Platform platform, Instant moment) {
        return jdbc.sql(SELECT + """
                        where retired_at is null and (platform is null or platform = :platform)
                            and (valid_from is null or valid_from <= :moment)
                            and (valid_until is null or valid_until > :moment)
                        order by priority desc, id desc
                        """)
                .param("platform", platform.word())
                .param("moment", SqlTime.of(moment))
                .query((row, _) -> kept(row).rule())
                .list();
    }

    /**
     * Returns all rules, also those that ended, the newest first.
     *
     * @param before older than this one
     * @param limit 1 to 100
     * @throws ProblemException INVALID_REQUEST with {@code field} and {@code limit} for another limit
     */
    public List<KeptRule> latest(@Nullable UUID before, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST)
                    .with("field", "limit")
                    .with("limit", MOST);
        }
        return jdbc.sql(SELECT + "where id < :before order by id desc limit :limit")
                .param("before", Objects.requireNonNullElse(before, NEWEST))
                .param("limit", limit)
                .query((row, _) -> kept(row))
                .list();
    }

    public Optional<KeptRule> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, _) -> kept(row))
                .optional();
    }

    void insert(LoyaltyRule rule, Instant now) {
        Decisions.requireOpen();
        var platform = rule.platform();
        jdbc.sql("""
                        insert into loyalty_rules (id, name, platform, sku, valid_from, valid_until, rate, priority, created_at)
                        values (:id, :name, :platform, :sku, :from, :until, :rate, :priority, :now)
                        """)
                .param("id", rule.id())
                .param("name", rule.name())
                .param("platform", platform == null ? null : platform.word())
                .param("sku", rule.sku())
                .param("from", SqlTime.ofNullable(rule.from()))
                .param("until", SqlTime.ofNullable(rule.until()))
                .param("rate", rule.rate())
                .param("priority", rule.priority())
                .param("now", SqlTime.of(now))
                .update();
    }

    /** Ends a rule; returns whether this call did. */
    boolean retire(UUID rule, Instant now) {
        Decisions.requireOpen();
        return jdbc.sql("update loyalty_rules set retired_at = :now where id = :id and retired_at is null")
                        .param("id", rule)
                        .param("now", SqlTime.of(now))
                        .update()
                == 1;
    }

    private static KeptRule kept(ResultSet row) throws SQLException {
        var platform = row.getString("platform");
        var rule = new LoyaltyRule(
                row.getObject("id", UUID.class),
                row.getString("name"),
                platform == null ? null : Platform.of(platform).orElseThrow(),
                row.getString("sku"),
                moment(row, "valid_from"),
                moment(row, "valid_until"),
                row.getInt("rate"),
                row.getInt("priority"));
        return new KeptRule(
                rule, row.getObject("created_at", OffsetDateTime.class).toInstant(), moment(row, "retired_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
