package io.neurocards.operations.backups.envelope;

import java.io.IOException;

/** A file is not what was written, or can't be opened with this key. The message is for whoever asked for it. */
public final class DamagedBackupException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Says what was found. */
    public DamagedBackupException(String message) {
        super(message);
    }

    /** Says what was found, and what came before. */
    public DamagedBackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
