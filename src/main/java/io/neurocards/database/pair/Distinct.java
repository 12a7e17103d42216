package io.neurocards.database.pair;

import java.security.SecureRandom;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells, before anything is written, whether two addresses lead to one database, whatever they are called: a lock that one of
 * them holds is not to be had at the other. Two databases never share a lock, and a pooler in between does not matter.
 */
final class Distinct {

    private static final Logger log = LoggerFactory.getLogger(Distinct.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Distinct() {}

    /**
     * Returns when they are two, or when one of them does not answer, in which case nobody can tell yet.
     *
     * @throws OneDatabaseException when they are one
     */
    static void require(Both<DataSource> targets) {
        var number = new SecureRandom().nextLong();
        boolean isFree;
        try (var primary = new Lane(targets.primary(), PATIENCE);
                var backup = new Lane(targets.backup(), PATIENCE)) {
            isFree = primary.call(one -> {
                one.sql("begin").update();
                lock(one, "pg_advisory_xact_lock(:number) is not null", number);
                var free = backup.call(other -> lock(other, "pg_try_advisory_xact_lock(:number)", number));
                one.sql("rollback").update();
                return free;
            });
        } catch (RuntimeException e) {
            log.info("Not both databases answer, so nothing is known of whether they are two: {}", ConnectionAdvice.reason(e));
            return;
        }
        if (!isFree) {
            throw new OneDatabaseException();
        }
    }

    private static boolean lock(JdbcClient jdbc, String call, long number) {
        return jdbc.sql("select " + call)
                .param("number", number)
                .query(Boolean.class)
                .single();
    }
}
