package io.neurocards.database.pair;

import io.neurocards.database.log.PairMigration;
import io.neurocards.database.log.Side;
import io.neurocards.database.whole.Filling;
import io.neurocards.database.whole.Filling.Progress;
import io.neurocards.database.whole.Filling.Rows;
import io.neurocards.database.whole.Reconciliation;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done to a real database as a whole; rows that somebody put there are never thrown away by itself. */
record WholeDatabases(Both<DataSource> targets, Function<DataSource, Flyway> migration) implements Workshop {

    private static final Logger log = LoggerFactory.getLogger(WholeDatabases.class);
    private static final int NAMED = 5;

    @Override
    public void fill(Side decider, Side empty) {
        log.info("Database is filled: from={}, to={}", decider, empty);
        new Filling(targets.at(decider), targets.at(empty)).fill(Rows.NONE_EXPECTED, WholeDatabases::tell);
    }

    @Override
    public void fillAnew(Side decider, Side target) {
        log.warn("Database's rows are thrown away as ordered, and it is filled: from={}, to={}", decider, target);
        new Filling(targets.at(decider), targets.at(target)).fill(Rows.THROWN_AWAY, WholeDatabases::tell);
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
        var isChanged = new PairMigration(migration.apply(targets.at(copy))).follow(targets.at(decider));
        if (isChanged) {
            compare(decider, copy);
        }
        return isChanged;
    }

    /** A script that asked the clock, or drew a number, has left other rows here; nobody waits for the comparison. */
    private void compare(Side decider, Side copy) {
        var report = new Reconciliation(targets.at(decider), targets.at(copy), NAMED).compare();
        log.info("Databases were compared after a script: outcome={}, behind={}", report.outcome(), report.behind());
        report.tables().stream()
                .filter(table -> !table.isEqual())
                .forEach(table -> log.error(
                        "A script left other rows in each database, and the copy is not what it should be: side={}, table={},"
                                + " rows={}",
                        copy,
                        table.table(),
                        table.differing()));
    }
}
