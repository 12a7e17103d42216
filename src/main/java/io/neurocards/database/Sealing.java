package io.neurocards.database;

import io.neurocards.shared.OperationId;

/**
 * What a second database asks of each transaction of {@link Decisions}. Without a backup it is {@link #none()}, which costs
 * nothing.
 */
public interface Sealing {

    /** The SQL state of a change or a look that came under an epoch which is over. */
    String FENCED = "ZZ001";

    /** Returns the sealing of a product without a backup: what is committed counts. */
    static Sealing none() {
        return Unsealed.ONE;
    }

    /** Returns what accompanies one try to carry out {@code operation}; nothing is opened yet. */
    Try begin(OperationId operation, String type);

    /** One transaction, from its beginning to the moment at which it may be answered. */
    interface Try {

        /** Says, in the transaction that was just opened, whose changes are to follow. */
        void announce();

        /**
         * Returns, after COMMIT, once what the operation did, or what its repetition read, may be answered.
         *
         * @throws org.springframework.dao.DataAccessException with SQL state {@value #FENCED} when the epoch of this try is
         *     over: the operation is to be decided again, by the same id
         */
        void awaitStable();

        /** Hears what its transaction failed by: a database that refuses real work may still answer when it is asked how it is. */
        default void failed(RuntimeException failure) {}
    }

    /** No second database. */
    enum Unsealed implements Sealing, Try {
        ONE;

        @Override
        public Try begin(OperationId operation, String type) {
            return this;
        }

        @Override
        public void announce() {}

        @Override
        public void awaitStable() {}
    }
}
