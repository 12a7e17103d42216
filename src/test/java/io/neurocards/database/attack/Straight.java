package io.neurocards.database.attack;

import io.neurocards.database.SqlTime;
import io.neurocards.ledger.Ledger;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.shared.Credits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A top-up as it would be written if nobody had ever thought of a second database: what one that is not there costs. */
final class Straight {

    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");

    private final Clock clock = Clock.systemUTC();
    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Ledger ledger;

    Straight(DataSource database) {
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        transaction.setIsolationLevel(TransactionTemplate.ISOLATION_READ_COMMITTED);
        ledger = LedgerFixture.ledgerOn(jdbc);
    }

    void decide(Wish wish) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("""
                            insert into operations (id, type, request_hash, decided_at)
                            values (:id, :type, :requestHash, :decidedAt)
                            on conflict (id) do nothing
                            """)
                    .param("id", wish.id().value())
                    .param("type", "attack.top_up")
                    .param(
                            "requestHash",
                            hash("attack.top_up\n" + wish.person() + " " + wish.to() + " " + wish.amount()))
                    .param("decidedAt", SqlTime.of(clock.instant()))
                    .update();
            var granted = ledger.purchase(
                    wish.person(), Credits.of(wish.amount()), wish.id().toString(), AT);
            jdbc.sql("update operations set outcome = :outcome::jsonb where id = :id")
                    .param("outcome", json.writeValueAsString(Wish.Answer.of(granted)))
                    .param("id", wish.id().value())
                    .update();
        });
    }

    private static byte[] hash(String request) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
