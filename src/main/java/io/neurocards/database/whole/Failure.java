package io.neurocards.database.whole;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/** Says of a failure of the driver what Spring says of it everywhere else. */
final class Failure {

    private Failure() {}

    static DataAccessException of(String task, SQLException cause) {
        var known = new SQLExceptionSubclassTranslator().translate(task, null, cause);
        return known == null ? new UncategorizedSQLException(task, null, cause) : known;
    }
}
