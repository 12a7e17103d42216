package io.neurocards.database;

import org.springframework.dao.RecoverableDataAccessException;

/**
 * An operation was decided, but is not known to be in two places yet: it may stand or be decided anew, and which of both is
 * told by asking again by its id. Nothing outside may happen because of it before.
 */
public final class UnsettledException extends RecoverableDataAccessException {

    private static final long serialVersionUID = 1L;

    public UnsettledException(String message) {
        super(message);
    }
}
