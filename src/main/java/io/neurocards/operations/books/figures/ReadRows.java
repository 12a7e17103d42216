package io.neurocards.operations.books.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;

/** Reads one statement's rows, all of one moment, however many there are: some hundred are in memory at a time. */
record ReadRows(DataSource database) {

    private static final int AT_ONCE = 500;

    /**
     * Hands each row on.
     *
     * @throws DataAccessException when they can't be read, or not to their end
     */
    void each(String statement, Map<String, ?> parameters, RowCallbackHandler handler) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false); // else the driver reads all rows before the first is seen
            try {
                var template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
                template.setFetchSize(AT_ONCE);
                new NamedParameterJdbcTemplate(template).query(statement, parameters, handler);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new SQLErrorCodeSQLExceptionTranslator().translate("read rows", statement, e);
        }
    }

    static String text(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }
}
