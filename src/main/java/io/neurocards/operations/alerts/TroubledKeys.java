package io.neurocards.operations.alerts;

import io.neurocards.database.SqlTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys of video providers that only a person can mend: their account has no money, or their provider does not know them. */
record TroubledKeys(JdbcClient jdbc) implements AlertRule {

    @Override
    public String cause() {
        return "troubled-keys";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var troubled = jdbc.sql("""
                        select count(*) filter (where block = 'billing') as without_money,
                               count(*) filter (where block = 'invalid') as invalid,
                               coalesce(string_agg(provider || '/' || fingerprint, ', ' order by provider, fingerprint), '')
                                   as keys
                        from provider_keys
                        where left_at is null and (block = 'invalid' or (block = 'billing' and blocked_until > :now))
                        """)
                .param("now", SqlTime.of(now))
                .query(Troubled.class)
                .single();
        return troubled.withoutMoney() + troubled.invalid() == 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        Level.WARNING,
                        Map.of(
                                "without_money",
                                troubled.withoutMoney(),
                                "invalid",
                                troubled.invalid(),
                                "keys",
                                troubled.keys())));
    }

    record Troubled(long withoutMoney, long invalid, String keys) {}
}
