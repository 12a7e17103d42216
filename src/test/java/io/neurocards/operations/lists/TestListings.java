package io.neurocards.operations.lists;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads tables as the desk does. */
public final class TestListings {

    private TestListings() {}

    /** Returns a reader of these rows. */
    public static Listings of(JdbcClient jdbc) {
        return new Listings(jdbc);
    }
}
