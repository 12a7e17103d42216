package io.neurocards.telegram.admin;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

/** Where each desk stands, and what it has offered to do; outlives the process. */
final class DeskMemory {

    private static final Duration OFFER_HOLDS = Duration.ofMinutes(15);
    private static final Duration STEP_HOLDS = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final ObjectMapper json;
    private final Clock clock;

    DeskMemory(JdbcClient jdbc, Decisions decisions, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.json = json;
        this.clock = clock;
    }

    /** Remembers what the administrator's next message means. */
    void expect(Seat seat, DeskStep step) {
        decisions.act(() -> {
            jdbc.sql("""
                            insert into desk_steps (id, administrator, step, begun_at)
                            values (:id, :administrator, :step::jsonb, :now)
                            on conflict on constraint desk_steps_one_each
                                do update set step = excluded.step, begun_at = excluded.begun_at
                            """)
                    .param("id", OperationId.named("desk:" + seat.id()).value())
                    .param("administrator", seat.id())
                    .param("step", json.writeValueAsString(step))
                    .param("now", SqlTime.of(clock.instant()))
                    .update();
        });
    }

    /** Returns what the next message means; nothing after an hour, when nobody remembers having been asked. */
    Optional<DeskStep> expected(long administrator) {
        return jdbc.sql("""
                        select step::text from desk_steps where administrator = :administrator and begun_at > :since
                        """)
                .param("administrator", administrator)
                .param("since", SqlTime.of(clock.instant().minus(STEP_HOLDS)))
                .query(String.class)
                .optional()
                .map(step -> json.readValue(step, DeskStep.class));
    }

    void forget(long administrator) {
        decisions.act(() -> {
            jdbc.sql("delete from desk_steps where administrator = :administrator")
                    .param("administrator", administrator)
                    .update();
        });
    }

    /** Returns the one-time token under which the intent can be confirmed. */
    UUID offer(Seat seat, DeskIntent intent) {
        var now = clock.instant();
        var token = UuidV7.at(now);
        decisions.act(() -> {
            jdbc.sql("delete from desk_intents where offered_at < :old")
                    .param("old", SqlTime.of(now.minus(KEPT)))
                    .update();
            jdbc.sql("""
                            insert into desk_intents (id, administrator, intent, offered_at)
                            values (:id, :administrator, :intent::jsonb, :now)
                            """)
                    .param("id", token)
                    .param("administrator", seat.id())
                    .param("intent", json.writeValueAsString(intent))
                    .param("now", SqlTime.of(now))
                    .update();
        });
        return token;
    }

    /** Returns what was offered to this administrator under the token within the last quarter of an hour. */
    Optional<DeskIntent> offered(Seat seat, UUID token) {
        return jdbc.sql("""
                        select intent::text from desk_intents
                        where id = :id and administrator = :administrator and offered_at > :since
                        """)
                .param("id", token)
                .param("administrator", seat.id())
                .param("since", SqlTime.of(clock.instant().minus(OFFER_HOLDS)))
                .query(String.class)
                .optional()
                .map(intent -> json.readValue(intent, DeskIntent.class));
    }
}
