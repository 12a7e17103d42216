package io.neurocards.database;

import javax.sql.DataSource;

/** A database that is not the studio's own, for what is brought from there or put there once. */
public final class OtherDatabase {

    private OtherDatabase() {}

    /**
     * Returns what opens single connections to it.
     *
     * @param setting the name of the setting that holds the address, for what is said when it is none
     * @throws IllegalArgumentException when it is no address of a PostgreSQL; the message never repeats it
     */
    public static DataSource at(String setting, String address) {
        try {
            return DatabaseUrl.parse(address).dataSource();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()).replace("DATABASE_URL", setting), e);
        }
    }
}
