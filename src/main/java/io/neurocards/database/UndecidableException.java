package io.neurocards.database;

import org.springframework.dao.TransientDataAccessResourceException;

/** No database can be asked at present, so nothing was read, decided, or charged. */
public final class UndecidableException extends TransientDataAccessResourceException {

    private static final long serialVersionUID = 1L;

    public UndecidableException() {
        super("No database can be asked at present");
    }
}
