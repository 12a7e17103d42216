package io.neurocards.database.pair;

import io.neurocards.database.log.PairMigration;
import io.neurocards.database.log.Side;
import io.neurocards.database.whole.Filling;
import io.neurocards.database.whole.Filling.Progress;
import io.neurocards.database.whole.Filling.Rows;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done to a real database as a whole; rows that somebody put there are never thrown away by itself. */
record WholeDatabases(Both<DataSource> targets, Function<DataSource, Flyway> migration) implements Workshop {

    private static final Logger log = LoggerFactory.getLogger(WholeDatabases.class);

    @Override
    public void fill(Side decider, Side empty) {
        log.info("Database is filled: from={}, to={}", decider, empty);
        new Filling(targets.at(decider), targets.at(empty)).fill(Rows.NONE_EXPECTED, WholeDatabases::tell);
    }

    private static void tell(Progress progress) {
        log.info(
                "Filling: table={}, tables={}/{}, rows={}/{}",
                progress.table(),
                progress.tablesDone(),
                progress.tables(),
                progress.rowsDone(),
                progress.rows());
    }

    @Override
    public boolean reshape(Side decider, Side copy) {
        return new PairMigration(migration.apply(targets.at(copy))).follow(targets.at(decider));
    }
}
