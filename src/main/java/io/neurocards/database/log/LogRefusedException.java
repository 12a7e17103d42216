package io.neurocards.database.log;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;

/** A database refused for a reason of the log: asking again changes nothing before somebody has looked at where it stands. */
public final class LogRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    private LogRefusedException(Refusal refusal, String message, Throwable cause) {
        super(message, cause);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    /** Returns what {@code question} returns; every other failure than a refusal is thrown as it came. */
    static <T> T named(Supplier<T> question) {
        try {
            return question.get();
        } catch (DataAccessException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                    var refusal = Refusal.of(sql.getSQLState());
                    if (refusal.isPresent()) {
                        throw new LogRefusedException(refusal.get(), String.valueOf(sql.getMessage()), e);
                    }
                }
            }
            throw e;
        }
    }
}
