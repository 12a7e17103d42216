package io.neurocards.database.log;

import io.neurocards.database.Sealing;
import io.neurocards.shared.OperationId;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decisions of a database with a sealed log: announced in their transaction, answered when their entry is stable. */
public final class LogSealing implements Sealing {

    private final JdbcClient jdbc;
    private final String node;
    private final LongSupplier epoch;
    private final Stability stability;

    /**
     * @param jdbc of the deciding database, on the data source whose transactions Spring opens
     * @param node the name of this process, for whoever reads the log
     * @param epoch the epoch in which this process believes to decide
     */
    public LogSealing(JdbcClient jdbc, String node, LongSupplier epoch, Stability stability) {
        this.jdbc = jdbc;
        this.node = node;
        this.epoch = epoch;
        this.stability = stability;
    }

    @Override
    public Try begin(OperationId operation, String type) {
        return new Announced(operation.value(), type, epoch.getAsLong());
    }

    /**
     * The epoch is one and the same from before the transaction to after it: were it asked again, an entry that a change of
     * the decider took back would pass for a transaction that changed nothing, and be answered.
     */
    private final class Announced implements Try {

        private final UUID operation;
        private final String type;
        private final long begunIn;
        private @Nullable UUID life;

        Announced(UUID operation, String type, long begunIn) {
            this.operation = operation;
            this.type = type;
            this.begunIn = begunIn;
        }

        @Override
        public void announce() {
            life = jdbc.sql("select pair.life() from pair.announce(:operation, :type, :node, :epoch)")
                    .param("operation", operation)
                    .param("type", type)
                    .param("node", node)
                    .param("epoch", begunIn)
                    .query(UUID.class)
                    .single();
        }

        /** A database that lost its end in a crash would pass for one in which this transaction changed nothing. */
        @Override
        public void awaitStable() {
            var place = jdbc.sql("select seq, hash from pair.sealed(:operation, :epoch, :life)")
                    .param("operation", operation)
                    .param("epoch", begunIn)
                    .param("life", Objects.requireNonNull(life))
                    .query((row, _) -> new Head(row.getLong("seq"), row.getString("hash")))
                    .single();
            stability.await(begunIn, place);
        }

        @Override
        public void failed(RuntimeException failure) {
            stability.failed(begunIn, failure);
        }
    }
}
