package io.neurocards.operations.admins;

import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.database.Undecided;
import io.neurocards.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is signed in at the desk: for 12 hours at most, and while they do something within half an hour. Sessions that this process
 * saw lately are known while no database can be asked, so that the dashboard goes on telling what is wrong.
 */
@Component
public final class AdminSessions {

    /** How long a session lasts at most. */
    public static final Duration LIFETIME = Duration.ofHours(12);

    /** For so long after its time a session that is over can still be looked at by whoever reads the database. */
    private static final Duration STAYS = Duration.ofDays(1);

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration DOOR = Duration.ofMinutes(10);
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);
    private static final int MOST_KNOWN = 200;
    private static final int MOST_LISTED = 50;
    private static final String SELECT = """
            select s.id as session_id, s.account_id, s.proved, s.address, s.created_at, s.last_seen_at, s.expires_at
            from admin_sessions s join admin_accounts a on a.id = s.account_id
            """;
    private static final String GOOD =
            " and s.ended_at is null and a.disabled_at is null and s.expires_at > :now and s.last_seen_at > :idle";

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final AdminAccounts accounts;
    private final Clock clock;
    private final Map<String, AdminSession> known = new ConcurrentHashMap<>();

    AdminSessions(JdbcClient jdbc, Decisions decisions, AdminAccounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Returns whose session a token opens, or nothing when it is unknown or over.
     *
     * @param acts whether somebody does something by it, rather than a page that looks by itself
     * @throws RuntimeException when no database can be asked, and the session is not known here
     */
    public Optional<AdminSession> find(String token, boolean acts) {
        if (!BearerToken.ADMIN.looksLike(token)) {
            return Optional.empty();
        }
        var now = clock.instant();
        var hash = BearerToken.hash(token);
        var key = HexFormat.of().formatHex(hash);
        try {
            var found = read(" where s.token_hash = :value" + GOOD, hash, now).stream()
                    .findFirst();
            found.filter(one -> acts && one.lastSeenAt().isBefore(now.minus(USE_IS_NOTED_EVERY)))
                    .ifPresent(one -> seen(one.id(), now));
            remember(key, found);
            return found;
        } catch (RuntimeException e) {
            if (!(e instanceof CannotGetJdbcConnectionException)
                    && Undecided.of(e).isEmpty()) {
                throw e;
            }
            return Optional.of(Optional.ofNullable(known.get(key))
                    .filter(one ->
                            one.expiresAt().isAfter(now) && one.lastSeenAt().isAfter(now.minus(IDLE)))
                    .orElseThrow(() -> e));
        }
    }

    private void remember(String key, Optional<AdminSession> found) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        if (found.isPresent()) {
            known.put(key, found.get());
        } else {
            known.remove(key);
        }
    }

    private void seen(UUID session, Instant now) {
        decisions.act(() -> {
            jdbc.sql("update admin_sessions set last_seen_at = :now where id = :id and last_seen_at < :now")
                    .param("now", SqlTime.of(now))
                    .param("id", session)
                    .update();
        });
    }

    /** Returns what somebody is signed in by, the newest first. */
    public List<AdminSession> of(UUID account) {
        return read(
                " where s.account_id = :value and s.proved" + GOOD + " order by s.created_at desc limit " + MOST_LISTED,
                account,
                clock.instant());
    }

    /** Opens a session in the caller's transaction and returns its token, which is shown this once. */
    String open(UUID account, boolean proved, String address, Instant now) {
        Decisions.requireOpen();
        var token = BearerToken.ADMIN.fresh();
        jdbc.sql("""
                        insert into admin_sessions (id, account_id, token_hash, proved, address, created_at, last_seen_at, expires_at)
                        values (:id, :account, :hash, :proved, :address, :now, :now, :expiresAt)
                        """)
                .param("id", UuidV7.at(now))
                .param("account", account)
                .param("hash", BearerToken.hash(token))
                .param("proved", proved)
                .param("address", address)
                .param("now", SqlTime.of(now))
                .param("expiresAt", SqlTime.of(now.plus(proved ? LIFETIME : DOOR)))
                .update();
        return token;
    }

    /** Ends one in the caller's transaction. */
    void end(UUID session, Instant now) {
        end("id", session, session, false, now);
    }

    /** Ends all of somebody's in the caller's transaction. */
    void endAll(UUID account, Instant now) {
        end("account_id", account, account, false, now);
    }

    /** Ends all of somebody's but one in the caller's transaction. */
    void endOthers(UUID account, UUID but, Instant now) {
        end("account_id", account, but, true, now);
    }

    private void end(String column, UUID value, UUID but, boolean spares, Instant now) {
        Decisions.requireOpen();
        known.clear();
        jdbc.sql("update admin_sessions set ended_at = :now where " + column
                        + " = :value and ended_at is null and (not :spares or id <> :but)")
                .param("now", SqlTime.of(now))
                .param("value", value)
                .param("spares", spares)
                .param("but", but)
                .update();
    }

    /** Deletes what has been over for a day, at most so many at once; returns how many those were. */
    int forgetOver(int most) {
        Decisions.requireOpen();
        return jdbc.sql("""
                        delete from admin_sessions where id in (
                            select id from admin_sessions where expires_at < :before order by id limit :most for update skip locked)
                        """)
                .param("before", SqlTime.of(clock.instant().minus(STAYS)))
                .param("most", most)
                .update();
    }

    private List<AdminSession> read(String where, Object value, Instant now) {
        return jdbc.sql(SELECT + where)
                .param("value", value)
                .param("now", SqlTime.of(now))
                .param("idle", SqlTime.of(now.minus(IDLE)))
                .query((row, _) -> session(row))
                .list();
    }

    private AdminSession session(ResultSet row) throws SQLException {
        return new AdminSession(
                row.getObject("session_id", UUID.class),
                accounts.find(row.getObject("account_id", UUID.class)).orElseThrow(),
                row.getBoolean("proved"),
                row.getString("address"),
                time(row, "created_at"),
                time(row, "last_seen_at"),
                time(row, "expires_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
