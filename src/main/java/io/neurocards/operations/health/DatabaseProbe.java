package io.neurocards.operations.health;

import io.neurocards.shared.Roles;
import java.io.IOException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
record DatabaseProbe(JdbcClient jdbc) implements Probe {

    @Override
    public String name() {
        return "database";
    }

    @Override
    public boolean isNeededBy(Roles roles) {
        return true;
    }

    @Override
    public String advice() {
        return "The database does not answer: see whether the PostgreSQL of DATABASE_URL runs and lets this machine in; docs/failover.md.";
    }

    @Override
    public void look() throws IOException {
        if (jdbc.sql("select 1").query(Integer.class).single() != 1) {
            throw new IOException("The database answers nonsense");
        }
    }
}
