package io.neurocards.providers.vendors;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.providers.SubmitAnswer.Trouble;
import io.neurocards.shared.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of accounts and keys. */
record KeyRows(JdbcClient jdbc) {

    /**
     * Makes the rows say what the settings say. An account is known again by any of its keys, so that its tasks go on counting
     * when a key is added or exchanged. A key that is new, or was gone, has no block.
     */
    void synchronise(KeyRing ring, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('provider-keys:' || :provider, 0))::text")
                .param("provider", ring.provider())
                .query(String.class)
                .list();
        var known = accountsByKey(ring.provider());
        var claimed = new HashSet<UUID>();
        var accounts =
                ring.keys().stream().collect(Collectors.groupingBy(ApiKey::account, TreeMap::new, Collectors.toList()));
        accounts.forEach((number, keys) -> {
            var account = account(ring.provider(), number, keys, known, claimed, now);
            keys.forEach(key -> put(key, account, known.get(key.fingerprint()), now));
        });
        markGone(ring, now);
    }

    private Map<String, UUID> accountsByKey(String provider) {
        var accounts = new HashMap<String, UUID>();
        jdbc.sql("select fingerprint, account_id from provider_keys where provider = :provider")
                .param("provider", provider)
                .query((row, _) -> accounts.put(row.getString(1), row.getObject(2, UUID.class)))
                .list();
        return accounts;
    }

    private UUID account(
            String provider, int number, List<ApiKey> keys, Map<String, UUID> known, Set<UUID> claimed, Instant now) {
        for (var key : keys) {
            var account = known.get(key.fingerprint());
            if (account != null && claimed.add(account)) {
                jdbc.sql("update provider_accounts set number = :number where id = :id and number <> :number")
                        .param("id", account)
                        .param("number", number)
                        .update();
                return account;
            }
        }
        var account = UuidV7.at(now);
        jdbc.sql("""
                        insert into provider_accounts (id, provider, number, created_at)
                        values (:id, :provider, :number, :now)
                        """)
                .param("id", account)
                .param("provider", provider)
                .param("number", number)
                .param("now", SqlTime.of(now))
                .update();
        return account;
    }

    private void put(ApiKey key, UUID account, @Nullable UUID before, Instant now) {
        jdbc.sql("""
                        insert into provider_keys as k
                            (id, provider, account_id, fingerprint, turn, failures, added_at)
                        values (:id, :provider, :account, :fingerprint, 0, 0, :now)
                        on conflict (provider, fingerprint) do update
                            set account_id = excluded.account_id, left_at = null,
                                failures = case when k.left_at is null then k.failures else 0 end,
                                block = case when k.left_at is null then k.block end,
                                blocked_until = case when k.left_at is null then k.blocked_until end
                        """)
                .param("id", UuidV7.at(now))
                .param("provider", key.provider())
                .param("account", account)
                .param("fingerprint", key.fingerprint())
                .param("now", SqlTime.of(now))
                .update();
        if (before != null && !before.equals(account)) {
            jdbc.sql("""
                            update provider_tasks set account_id = :account
                            where provider = :provider and account_id = :before and fingerprint = :fingerprint
                            """)
                    .param("account", account)
                    .param("before", before)
                    .param("provider", key.provider())
                    .param("fingerprint", key.fingerprint())
                    .update();
        }
    }

    private void markGone(KeyRing ring, Instant now) {
        jdbc.sql("""
                        update provider_keys set left_at = :now
                        where provider = :provider and left_at is null and fingerprint <> all (:present)
                        """)
                .param("provider", ring.provider())
                .param("present", ring.fingerprints())
                .param("now", SqlTime.of(now))
                .update();
    }

    /**
     * Blocks a key; a block that ends later stays.
     *
     * @param lasting how long; null means until the key changes
     */
    void block(ApiKey key, Trouble trouble, @Nullable Duration lasting, Instant now) {
        jdbc.sql("""
                        update provider_keys
                        set failures = failures + 1,
                            block = case when block = 'invalid' or (:block <> 'invalid' and blocked_until > :until)
                                         then block else :block end,
                            blocked_until = case when block = 'invalid' or :block = 'invalid' then null
                                                 else greatest(blocked_until, :until) end
                        where provider = :provider and fingerprint = :fingerprint
                        """)
                .param("block", Blocks.word(trouble))
                .param("until", SqlTime.of(lasting == null ? now : now.plus(lasting)))
                .param("provider", key.provider())
                .param("fingerprint", key.fingerprint())
                .update();
    }

    void succeeded(ApiKey key) {
        jdbc.sql("""
                        update provider_keys set failures = 0
                        where provider = :provider and fingerprint = :fingerprint and failures > 0
                        """)
                .param("provider", key.provider())
                .param("fingerprint", key.fingerprint())
                .update();
    }

    /** Returns whether there is such a key. */
    boolean unblock(String provider, String fingerprint) {
        return jdbc.sql("""
                        update provider_keys set block = null, blocked_until = null, failures = 0
                        where provider = :provider and fingerprint = :fingerprint and left_at is null
                        """)
                        .param("provider", provider)
                        .param("fingerprint", fingerprint)
                        .update()
                == 1;
    }
}
