package io.neurocards.database;

import io.neurocards.database.pair.ConnectionAdvice;
import java.sql.SQLException;

/** The only database does not let the studio in; the message names the setting, the server without its login, and what was said there. */
final class ClosedDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String advice;

    ClosedDatabaseException(String setting, String address, SQLException refusal) {
        super(
                setting + " leads to " + address + ", where nothing can be opened: " + ConnectionAdvice.reason(refusal),
                refusal);
        this.advice = ConnectionAdvice.on(ConnectionAdvice.reason(refusal))
                .orElse("See that the server is up and that its address in " + setting + " is right");
    }

    /** What an operator can do about it, one sentence without its full stop. */
    String advice() {
        return advice;
    }
}
