package io.neurocards.database;

/** A PostgreSQL is older than what the product is made for; the message names the setting, the server without its login, and both versions. */
final class OldPostgresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OldPostgresException(String setting, String address, String version, String wanted) {
        super(setting + " leads to PostgreSQL " + version + " at " + address + ", but " + wanted
                + " or newer is needed");
    }
}
