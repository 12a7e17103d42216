package io.neurocards.database;

/** The two addresses lead to one database: it would be its own copy. */
final class OneDatabaseTwiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OneDatabaseTwiceException() {
        super("DATABASE_URL and SUPABASE_DB_URL lead to one and the same database");
    }
}
