package io.neurocards.providers.vendors;

import io.neurocards.database.SqlTime;
import io.neurocards.providers.SubmitAnswer.Trouble;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How every key does that this process may use, for operators; never a key itself. */
public final class KeysReport {

    private static final Duration LONGEST_TASK = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final List<Accounts> accounts;

    KeysReport(JdbcClient jdbc, Clock clock, List<Accounts> accounts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.accounts = List.copyOf(accounts);
    }

    /**
     * One key.
     *
     * @param id names it where a fingerprint does not fit
     * @param account which account of the provider it belongs to, counted from 1
     * @param trouble why it is blocked; null when it is healthy
     * @param blockedUntil when the block ends; null when it is healthy, or blocked until it changes
     * @param failures how often it failed since it last made a task
     * @param running tasks it makes now
     * @param creates tasks it began within the vendor's window
     * @param limits what its account may do, all its keys together
     */
    public record KeyHealth(
            UUID id,
            String provider,
            int account,
            String fingerprint,
            @Nullable Trouble trouble,
            @Nullable Instant blockedUntil,
            int failures,
            long running,
            long creates,
            AccountLimits limits) {

        public boolean isHealthy() {
            return trouble == null;
        }
    }

    /** Returns every key, by provider and in the order of the settings. */
    public List<KeyHealth> keys() {
        return accounts.stream().flatMap(one -> keys(one).stream()).toList();
    }

    /** Returns one key; nothing when this process has no such key. */
    public Optional<KeyHealth> find(UUID id) {
        return keys().stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private List<KeyHealth> keys(Accounts of) {
        var now = clock.instant();
        return jdbc.sql("""
                        select k.id, k.provider, a.number, k.fingerprint, k.failures,
                               case when k.block = 'invalid' or k.blocked_until > :now then k.block end as block,
                               case when k.blocked_until > :now then k.blocked_until end as blocked_until,
                               (select count(*) from provider_tasks t
                                where t.account_id = k.account_id and t.fingerprint = k.fingerprint
                                  and t.ended_at is null and t.reserved_at > :forgotten) as running,
                               (select count(*) from provider_tasks t
                                where t.account_id = k.account_id and t.fingerprint = k.fingerprint
                                  and t.reserved_at > :window) as creates
                        from provider_keys k join provider_accounts a on a.id = k.account_id
                        where k.provider = :provider and k.fingerprint = any (:present)
                        order by array_position(:present, k.fingerprint)
                        """)
                .param("now", SqlTime.of(now))
                .param("forgotten", SqlTime.of(now.minus(LONGEST_TASK)))
                .param("window", SqlTime.of(now.minus(of.limits().window())))
                .param("provider", of.ring().provider())
                .param("present", of.ring().fingerprints())
                .query((row, _) -> health(row, of.limits()))
                .list();
    }

    private static KeyHealth health(ResultSet row, AccountLimits limits) throws SQLException {
        var block = row.getString("block");
        var until = row.getObject("blocked_until", OffsetDateTime.class);
        return new KeyHealth(
                row.getObject("id", UUID.class),
                row.getString("provider"),
                row.getInt("number"),
                row.getString("fingerprint"),
                block == null ? null : Blocks.ofWord(block),
                until == null ? null : until.toInstant(),
                row.getInt("failures"),
                row.getLong("running"),
                row.getLong("creates"),
                limits);
    }
}
