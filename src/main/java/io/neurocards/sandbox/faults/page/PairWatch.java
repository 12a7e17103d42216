package io.neurocards.sandbox.faults.page;

import io.neurocards.database.embedded.EmbeddedPostgres.Condition;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.log.Authority;
import io.neurocards.database.pair.Pair;
import io.neurocards.database.pair.PairStatus;
import io.neurocards.sandbox.faults.DemoDatabase;
import io.neurocards.sandbox.faults.page.ShownDatabase.OwnRow;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at the two databases: as the studio sees them, and past the links at what stands in each. */
final class PairWatch {

    private static final Logger log = LoggerFactory.getLogger(PairWatch.class);

    private final ObjectProvider<Pair> pair;
    private final ObjectProvider<NodeJournal> journal;

    PairWatch(ObjectProvider<Pair> pair, ObjectProvider<NodeJournal> journal) {
        this.pair = pair;
        this.journal = journal;
    }

    /** Returns how the studio sees them; nothing when it uses one database only. */
    Optional<PairStatus> status() {
        return pair.stream().findFirst().map(Pair::status);
    }

    /** Returns how many operations wait for somebody to decide them; null when there is no journal. */
    @Nullable
    Long waiting() {
        return journal.stream()
                .findFirst()
                .map(kept -> Long.valueOf(kept.state().waiting().size()))
                .orElse(null);
    }

    ShownDatabase shown(DemoDatabase database, @Nullable PairStatus status) {
        return ShownDatabase.of(database, status, ownRow(database));
    }

    private static @Nullable OwnRow ownRow(DemoDatabase database) {
        if (database.condition() != Condition.RUNNING) {
            return null;
        }
        try {
            var jdbc = JdbcClient.create(database.direct());
            var exists = jdbc.sql("select to_regclass('pair.authority') is not null")
                    .query(Boolean.class)
                    .single();
            return exists ? row(new Authority(jdbc).read()) : null;
        } catch (DataAccessException e) {
            log.debug("A database of the demo can't be asked: side={}", database.side(), e);
            return null;
        }
    }

    private static OwnRow row(Authority.State state) {
        return new OwnRow(
                state.epoch(),
                ShownDatabase.word(state.decider()),
                state.closed(),
                state.head().seq());
    }
}
