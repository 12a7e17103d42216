package io.neurocards.database.log;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** A database refused for a reason of the log: asking again changes nothing before somebody has looked at where it stands. */
public final class LogRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    private LogRefusedException(Refusal refusal, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.refusal = refusal;
    }

    /** Returns a refusal that was found without asking the database once more. */
    public static LogRefusedException of(Refusal refusal, String message) {
        return new LogRefusedException(refusal, message, null);
    }

    public Refusal refusal() {
        return refusal;
    }

    /** Returns what {@code question} returns; every other failure than a refusal is thrown as it came. */
    public static <T> T named(Supplier<T> question) {
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
