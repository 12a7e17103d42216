package io.neurocards.database.pair;

import io.neurocards.database.log.Authority;
import io.neurocards.database.log.LogRefusedException;
import io.neurocards.database.log.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings the tables of two databases to where this program wants them, as a process of the pair does, without being one. */
public final class PairSchema {

    private final Both<DataSource> targets;
    private final Function<DataSource, Flyway> migration;

    /** @param migration the product's scripts for one database */
    public PairSchema(DataSource primary, DataSource backup, Function<DataSource, Flyway> migration) {
        this.targets = new Both<>(primary, backup);
        this.migration = migration;
    }

    /**
     * What became of one of the two.
     *
     * @param isDone false when scripts are left: a copy runs them when it has come to where its decider ran them
     */
    public record Brought(Side side, boolean isDone) {}

    private record Standing(Side side, long epoch, boolean isCopy) {}

    /**
     * Runs what is to be run, on the database that decides first. Both are asked before anything is changed.
     *
     * @throws LogRefusedException when a database refuses: see {@link io.neurocards.database.log.PairMigration}
     * @throws RuntimeException what a script or a database said; what was done to the first one stays
     */
    public List<Brought> migrate() {
        var standings = Stream.of(Side.values())
                .map(this::standing)
                .sorted(Comparator.comparing(Standing::isCopy)
                        .thenComparing(Comparator.comparingLong(Standing::epoch).reversed()))
                .toList();
        var first = standings.getFirst();
        var brought = new ArrayList<Brought>();
        for (var standing : standings) {
            if (standing.isCopy() && !first.isCopy()) {
                var _ = new WholeDatabases(targets, migration).reshape(first.side(), standing.side());
            } else if (!standing.isCopy() && (standing.epoch() == 0 || standing.epoch() == first.epoch())) {
                new Preparation(targets.at(standing.side()), standing.side(), migration).run();
            }
            brought.add(new Brought(standing.side(), isDone(standing.side())));
        }
        return brought;
    }

    /** One that was left behind as the decider of an older epoch is a copy that does not know it yet. */
    private Standing standing(Side side) {
        var jdbc = JdbcClient.create(targets.at(side));
        var hasLog = jdbc.sql("select to_regclass('pair.authority') is not null")
                .query(Boolean.class)
                .single();
        if (!hasLog) {
            return new Standing(side, 0, false);
        }
        var state = new Authority(jdbc).read();
        return new Standing(side, state.epoch(), state.epoch() > 0 && state.self() != state.decider());
    }

    private boolean isDone(Side side) {
        return migration.apply(targets.at(side)).info().pending().length == 0;
    }
}
