package io.neurocards.operations.admins;

import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.operations.callers.AdminRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of administrators. */
@Component
public final class AdminAccounts {

    private static final int MOST = 500;
    private static final String SELECT = """
            select id, name, role, password_hash is not null as has_password, enrolled_at, link_expires_at, created_at, created_by,
                disabled_at
            from admin_accounts
            """;

    private final JdbcClient jdbc;

    AdminAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns all of them by name, at most 500. */
    public List<AdminAccount> all() {
        return jdbc.sql(SELECT + " order by name_key limit :most")
                .param("most", MOST)
                .query((row, _) -> account(row))
                .list();
    }

    /** Returns the one with this id. */
    public Optional<AdminAccount> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query((row, _) -> account(row))
                .optional();
    }

    Optional<AdminAccount> named(String name) {
        return jdbc.sql(SELECT + " where name_key = :key")
                .param("key", key(name))
                .query((row, _) -> account(row))
                .optional();
    }

    /** Returns whose link this is, if it still lets somebody in. */
    Optional<AdminAccount> linked(String link, Instant now) {
        return jdbc.sql(SELECT + " where link_hash = :hash and link_expires_at > :now and disabled_at is null")
                .param("hash", BearerToken.hash(link))
                .param("now", SqlTime.of(now))
                .query((row, _) -> account(row))
                .optional();
    }

    Optional<String> passwordHash(UUID id) {
        return jdbc.sql("select password_hash from admin_accounts where id = :id and password_hash is not null")
                .param("id", id)
                .query((row, _) -> row.getString(1))
                .optional();
    }

    /** Returns the secret behind somebody's codes, sealed. */
    Optional<byte[]> sealed(UUID id) {
        return jdbc.sql("select sealed_secret from admin_accounts where id = :id and sealed_secret is not null")
                .param("id", id)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** Locks the row until the end of the caller's transaction. */
    AdminAccount lock(UUID id) {
        Decisions.requireOpen();
        return jdbc.sql(SELECT + " where id = :id for update")
                .param("id", id)
                .query((row, _) -> account(row))
                .single();
    }

    /** Locks every owner until the end of the caller's transaction, in one order, so that two can't end each other at the same time. */
    void lockOwners() {
        Decisions.requireOpen();
        jdbc.sql("select id from admin_accounts where role = 'owner' order by id for update")
                .query(UUID.class)
                .list();
    }

    /** Returns whether another owner can sign in. */
    boolean hasOtherOwner(UUID besides) {
        return jdbc.sql("""
                        select exists (select from admin_accounts where role = 'owner' and disabled_at is null
                            and enrolled_at is not null and id <> :besides)
                        """).param("besides", besides).query(Boolean.class).single();
    }

    /** Returns whether anybody has an account that was ever used. */
    boolean areUsed() {
        return jdbc.sql("select exists (select from admin_accounts where password_hash is not null)")
                .query(Boolean.class)
                .single();
    }

    /** Writes a new one down; nothing when the name is taken. */
    void add(UUID id, String name, AdminRole role, String by, Instant now) {
        jdbc.sql("""
                        insert into admin_accounts (id, name, name_key, role, last_step, created_at, created_by)
                        values (:id, :name, :key, :role, 0, :now, :by) on conflict do nothing
                        """)
                .param("id", id)
                .param("name", name)
                .param("key", key(name))
                .param("role", role.word())
                .param("now", SqlTime.of(now))
                .param("by", by)
                .update();
    }

    void link(UUID id, @Nullable String link, @Nullable Instant expiresAt) {
        jdbc.sql("update admin_accounts set link_hash = :hash, link_expires_at = :at where id = :id")
                .param("hash", link == null ? null : BearerToken.hash(link))
                .param("at", SqlTime.ofNullable(expiresAt))
                .param("id", id)
                .update();
    }

    void password(UUID id, @Nullable String hash) {
        jdbc.sql("update admin_accounts set password_hash = :hash where id = :id")
                .param("hash", hash)
                .param("id", id)
                .update();
    }

    /** Keeps another secret, or none; whoever it is of has to show a first code of it. */
    void secret(UUID id, byte @Nullable [] sealed) {
        jdbc.sql("update admin_accounts set sealed_secret = :sealed, enrolled_at = null, last_step = 0 where id = :id")
                .param("sealed", sealed)
                .param("id", id)
                .update();
    }

    void enrolled(UUID id, Instant at) {
        jdbc.sql("update admin_accounts set enrolled_at = :at where id = :id")
                .param("at", SqlTime.of(at))
                .param("id", id)
                .update();
    }

    /** Returns whether the step is later than every one that was used before. */
    boolean use(UUID id, long step) {
        return jdbc.sql("update admin_accounts set last_step = :step where id = :id and last_step < :step")
                        .param("step", step)
                        .param("id", id)
                        .update()
                > 0;
    }

    void role(UUID id, AdminRole role) {
        jdbc.sql("update admin_accounts set role = :role where id = :id")
                .param("role", role.word())
                .param("id", id)
                .update();
    }

    void disable(UUID id, @Nullable Instant at) {
        jdbc.sql("update admin_accounts set disabled_at = :at where id = :id")
                .param("at", SqlTime.ofNullable(at))
                .param("id", id)
                .update();
    }

    /** Two names that look alike are one. */
    private static String key(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static AdminAccount account(ResultSet row) throws SQLException {
        return new AdminAccount(
                row.getObject("id", UUID.class),
                row.getString("name"),
                AdminRole.of(row.getString("role")).orElseThrow(),
                row.getBoolean("has_password"),
                time(row, "enrolled_at").orElse(null),
                time(row, "link_expires_at").orElse(null),
                time(row, "created_at").orElseThrow(),
                row.getString("created_by"),
                time(row, "disabled_at").orElse(null));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
