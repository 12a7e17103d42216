package io.neurocards.database;

import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Asks again when a database goes away under a question that is no part of a transaction: the other one answers it. Inside a
 * transaction the whole of it is repeated, which is {@link Decisions}' part.
 */
final class RepeatedReads extends JdbcTemplate {

    private final Repetition repetition;

    RepeatedReads(DataSource dataSource, Repetition repetition) {
        super(dataSource);
        this.repetition = repetition;
    }

    @Override
    public <T extends @Nullable Object> T query(
            PreparedStatementCreator statement, @Nullable PreparedStatementSetter values, ResultSetExtractor<T> rows) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return super.query(statement, values, rows);
        }
        return Objects.requireNonNull(repetition.of(() -> super.query(statement, values, rows)));
    }
}
