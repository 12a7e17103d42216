package io.neurocards.database.log;

/** The tables of the product's schema that are not carried to the other database, and why; all others are. */
enum LocalTable {
    SCHEDULED_TASKS(
            "scheduled_tasks",
            "what this database's processes run next; derived again from business rows wherever a database begins to decide"),
    PROCESSES("processes", "signs of life; every process announces itself anew wherever a database begins to decide"),
    TELEGRAM_PACES("telegram_paces", "how far ahead the bot has sent, for the next seconds"),
    FLYWAY_SCHEMA_HISTORY("flyway_schema_history", "which scripts ran on this database; each database has its own run");

    private final String table;
    private final String reason;

    LocalTable(String table, String reason) {
        this.table = table;
        this.reason = reason;
    }

    String table() {
        return table;
    }

    String reason() {
        return reason;
    }
}
