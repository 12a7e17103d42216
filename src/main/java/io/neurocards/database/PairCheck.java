package io.neurocards.database;

import io.neurocards.database.log.Authority;
import io.neurocards.database.log.SchemaCheck;
import io.neurocards.database.log.Side;
import io.neurocards.shared.OutsideCheck;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Two databases: whether they can be one pair. It is asked by a program beside the studio, which knows where both are. */
@Component
record PairCheck(JdbcClient jdbc, Environment environment) implements OutsideCheck {

    @Override
    public String name() {
        return "two-databases";
    }

    @Override
    public Optional<String> look() throws IOException {
        var address = environment.getProperty(BesideAPair.OTHER);
        if (address == null) {
            return Optional.empty();
        }
        var other = JdbcClient.create(DatabaseUrl.parse(address).dataSource());
        try {
            return Optional.of(compared(jdbc, other));
        } catch (DataAccessException e) {
            throw new IOException(
                    "one of the two does not answer ("
                            + NestedExceptionUtils.getMostSpecificCause(e)
                                    .getClass()
                                    .getSimpleName()
                            + "): the studio goes on with the other; look at DATABASE_URL and SUPABASE_DB_URL",
                    e);
        }
    }

    private static String compared(JdbcClient decider, JdbcClient other) throws IOException {
        if (!hasLog(decider) || !hasLog(other)) {
            return "both answer; they become a pair at the first start of the studio";
        }
        var isPrimary = new Authority(decider).read().self() == Side.PRIMARY;
        var found = (isPrimary ? new SchemaCheck(decider, other) : new SchemaCheck(other, decider)).findings();
        if (!found.isEmpty()) {
            throw new IOException(found.stream()
                    .map(finding -> finding.kind() + ": " + finding.text())
                    .collect(Collectors.joining("; ", "they are no pair: ", "; docs/failover.md says what to do")));
        }
        return "they are a pair, " + (isPrimary ? "DATABASE_URL" : "SUPABASE_DB_URL") + " decides";
    }

    private static boolean hasLog(JdbcClient jdbc) {
        return jdbc.sql("select to_regclass('pair.authority') is not null")
                .query(Boolean.class)
                .single();
    }
}
