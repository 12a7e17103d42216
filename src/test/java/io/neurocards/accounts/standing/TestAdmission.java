package io.neurocards.accounts.standing;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Admission over a test's database, in which nobody administers. */
public final class TestAdmission {

    private TestAdmission() {}

    public static Admission on(JdbcClient jdbc) {
        return new Admission(jdbc, new Administrators(Set.of()));
    }
}
