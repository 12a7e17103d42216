package io.neurocards.operations.admins;

import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.UuidV7;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Eight codes on paper for whoever lost their telephone; each lets in once. 80 random bits need no slow hash. */
@Component
final class RecoveryCodes {

    private static final int MANY = 8;
    private static final int BYTES = 10;
    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;

    RecoveryCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static List<String> fresh(SecureRandom random) {
        var codes = new ArrayList<String>();
        for (var number = 0; number < MANY; number++) {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            codes.add(Base32.of(bytes).replaceAll("(.{" + GROUP + "})(?!$)", "$1-"));
        }
        return codes;
    }

    List<String> fresh() {
        return fresh(random);
    }

    /** Keeps these instead of whatever there was, in the caller's transaction. */
    void replace(UUID account, List<String> codes, Instant now) {
        jdbc.sql("delete from admin_recovery_codes where account_id = :account")
                .param("account", account)
                .update();
        for (var code : codes) {
            jdbc.sql("insert into admin_recovery_codes (id, account_id, code_hash) values (:id, :account, :hash)")
                    .param("id", UuidV7.at(now))
                    .param("account", account)
                    .param("hash", hash(account, code))
                    .update();
        }
    }

    static boolean looksLike(String typed) {
        return plain(typed).matches("[A-Z2-7]{" + LENGTH + "}");
    }

    /** Uses one up in the caller's transaction; returns whether it was good. */
    boolean use(UUID account, String typed, Instant now) {
        return jdbc.sql("""
                        update admin_recovery_codes set used_at = :now
                        where account_id = :account and code_hash = :hash and used_at is null
                        """)
                        .param("now", SqlTime.of(now))
                        .param("account", account)
                        .param("hash", hash(account, typed))
                        .update()
                > 0;
    }

    /** Returns how many are left. */
    int left(UUID account) {
        return jdbc.sql("select count(*) from admin_recovery_codes where account_id = :account and used_at is null")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    private static byte[] hash(UUID account, String code) {
        return BearerToken.hash("recovery\n" + account + "\n" + plain(code));
    }

    private static String plain(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
