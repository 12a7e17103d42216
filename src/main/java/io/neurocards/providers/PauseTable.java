package io.neurocards.providers;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.providers.Catalogue.Pause;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pauses as rows; those that have ended stay, so that one can see how a model has done. */
record PauseTable(JdbcClient jdbc, Clock clock) implements Pauses {

    @Override
    public List<Pause> open() {
        return jdbc.sql("select model, reason, paused_at from model_pauses where resumed_at is null order by id")
                .query((row, _) -> new Pause(
                        row.getString("model"),
                        row.getString("reason"),
                        row.getObject("paused_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public boolean begin(String model, String reason) {
        Decisions.requireOpen();
        var now = clock.instant();
        return jdbc.sql("""
                        insert into model_pauses (id, model, reason, paused_at) values (:id, :model, :reason, :now)
                        on conflict (model) where resumed_at is null do nothing
                        """)
                        .param("id", UuidV7.at(now))
                        .param("model", model)
                        .param("reason", reason)
                        .param("now", SqlTime.of(now))
                        .update()
                > 0;
    }

    @Override
    public boolean end(String model) {
        Decisions.requireOpen();
        return jdbc.sql("""
                        update model_pauses set resumed_at = greatest(:now, paused_at)
                        where model = :model and resumed_at is null
                        """)
                        .param("model", model)
                        .param("now", SqlTime.of(clock.instant()))
                        .update()
                > 0;
    }
}
