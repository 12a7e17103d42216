package io.neurocards.database.pair;

import io.neurocards.database.log.Authority;
import io.neurocards.database.log.Durability;
import io.neurocards.database.log.LogSchema;
import io.neurocards.database.log.PairMigration;
import io.neurocards.database.log.Side;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings a database to where it can be used, when this process sees it for the first time. One that decided last runs the
 * product's new scripts; a copy waits with them until it has come to where its decider ran them.
 */
record Preparation(DataSource database, Side side, Function<DataSource, Flyway> migration) {

    private static final Logger log = LoggerFactory.getLogger(Preparation.class);

    /** Prepares it. A server that was told not to flush is used all the same, and named in the log: it may be a demo's. */
    void run() {
        Durability.lacking(JdbcClient.create(database))
                .forEach(setting -> log.error(
                        "Database may forget what was answered when its machine fails: side={}, setting={}, value=off, wanted=on",
                        side,
                        setting));
        if (!isCopy()) {
            new PairMigration(migration.apply(database)).migrate();
            LogSchema.install(database, side);
        }
    }

    private boolean isCopy() {
        var jdbc = JdbcClient.create(database);
        var hasLog = jdbc.sql("select to_regclass('pair.authority') is not null")
                .query(Boolean.class)
                .single();
        if (!hasLog) {
            return false;
        }
        var state = new Authority(jdbc).read();
        return state.epoch() > 0 && state.self() != state.decider();
    }
}
