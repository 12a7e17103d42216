package io.neurocards.operations.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.SqlTime;
import io.neurocards.database.TestDatabase;
import io.neurocards.operations.figures.PlatformFigures.Activity;
import io.neurocards.shared.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlatformFiguresTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();
    private final PlatformFigures figures = new PlatformFigures(database.jdbc(), clock);
    private final UUID person = UUID.randomUUID();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_platform_is_active_while_somebody_was_there_within_the_hour_and_not_before_the_first() {
        var seen = clock.instant().truncatedTo(ChronoUnit.MICROS);
        visit(seen);

        clock.advance(PlatformFigures.ACTIVE.minusSeconds(1));
        assertThat(of(Platform.WEBSITE).activity()).isEqualTo(Activity.ACTIVE);

        clock.advance(Duration.ofSeconds(2));
        assertThat(of(Platform.WEBSITE).activity()).isEqualTo(Activity.NOT_ACTIVE);
        assertThat(of(Platform.WEBSITE).lastSeenAt()).isEqualTo(seen);
        assertThat(of(Platform.TELEGRAM).activity()).isEqualTo(Activity.NEVER_SEEN);
        assertThat(of(Platform.TELEGRAM).lastSeenAt()).isNull();

        visit(clock.instant());
        assertThat(of(Platform.WEBSITE).activity()).isEqualTo(Activity.ACTIVE);
    }

    @Test
    void a_bot_that_hears_nobody_for_an_hour_is_not_active_however_many_know_it() {
        database.jdbc().sql("""
                        insert into telegram_chats (id, chat_id, locale, dialogue, dialogue_version, last_update, created_at, last_active_at)
                        values (gen_random_uuid(), 4077001, 'en', '{}', 1, 0, :at, :at)
                        """).param("at", SqlTime.of(clock.instant())).update();
        assertThat(of(Platform.TELEGRAM).activity()).isEqualTo(Activity.ACTIVE);

        clock.advance(PlatformFigures.ACTIVE.plusSeconds(1));

        assertThat(of(Platform.TELEGRAM).activity()).isEqualTo(Activity.NOT_ACTIVE);
    }

    private PlatformFigures.Figures of(Platform platform) {
        return figures.all().platforms().stream()
                .filter(one -> one.platform() == platform)
                .findFirst()
                .orElseThrow();
    }

    private void visit(Instant at) {
        database.jdbc()
                .sql("insert into persons (id, locale, created_at) values (:id, 'en', :at) on conflict do nothing")
                .param("id", person)
                .param("at", SqlTime.of(at))
                .update();
        database.jdbc()
                .sql("""
                        insert into sessions (id, person_id, token_hash, created_at, expires_at, last_seen_at)
                        values (:id, :person, sha256(:id::text::bytea), :at, :at + interval '30 days', :at)
                        """)
                .param("id", UUID.randomUUID())
                .param("person", person)
                .param("at", SqlTime.of(at))
                .update();
    }
}
