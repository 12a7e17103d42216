package io.neurocards.database.log;

import java.sql.SQLException;
import java.util.stream.IntStream;
import org.springframework.dao.DataAccessResourceFailureException;

/** Refusals as a database would send them, for databases that are only simulated. */
public final class Refusals {

    private Refusals() {}

    /** Returns what a caller of the log sees when a database refuses for that reason. */
    public static LogRefusedException of(Refusal refusal, String message) {
        var state = IntStream.range(1, 10)
                .mapToObj(number -> "ZZ00" + number)
                .filter(code -> Refusal.of(code).filter(refusal::equals).isPresent())
                .findFirst()
                .orElseThrow();
        try {
            return LogRefusedException.named(() -> {
                throw new DataAccessResourceFailureException(message, new SQLException(message, state));
            });
        } catch (LogRefusedException e) {
            return e;
        }
    }
}
