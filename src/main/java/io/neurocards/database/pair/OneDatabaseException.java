package io.neurocards.database.pair;

/** Both addresses lead to one database, which is none too many to lose. The message is a sentence for the operator. */
public final class OneDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OneDatabaseException() {
        super("Both addresses lead to one database: the primary's (DATABASE_URL) and the backup's (SUPABASE_DB_URL)");
    }
}
