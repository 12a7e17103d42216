package io.neurocards.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.json.JsonMapper;

class AuditLogTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_was_written_into_the_audit_log_stays() {
        var log = new AuditLog(database.jdbc(), JsonMapper.builder().build());
        var act =
                new AuditLog.Act(Operator.onTelegram(7), "credits.grant", "person:x", "because", Map.of("credits", 5));
        database.decisions(clock).act(() -> log.record(act, clock.instant()));

        for (var attack :
                List.of("update audit_log set reason = 'another'", "delete from audit_log", "truncate audit_log")) {
            assertThatThrownBy(() -> database.jdbc().sql(attack).update())
                    .as(attack)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("append-only");
        }
        assertThatThrownBy(() -> log.record(act, clock.instant())).isInstanceOf(IllegalStateException.class);
        assertThat(log.latest(5)).extracting(AuditLog.Line::act).containsExactly(act);
    }
}
