package io.neurocards.database.log;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether a database keeps what it said it had committed; a sealed log is worth no more than that. */
public final class Durability {

    private static final List<String> MUST_BE_ON = List.of("synchronous_commit", "fsync", "full_page_writes");

    private Durability() {}

    /** Returns the names of the settings that are off and have to be on. */
    public static List<String> lacking(JdbcClient database) {
        return database.sql(
                        "select name from pg_settings where name = any (:names::text[]) and setting = 'off' order by name")
                .param("names", "{" + String.join(",", MUST_BE_ON) + "}")
                .query((row, _) -> row.getString("name"))
                .list();
    }
}
