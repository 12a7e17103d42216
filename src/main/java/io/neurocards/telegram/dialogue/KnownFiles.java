package io.neurocards.telegram.dialogue;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.UuidV7;
import io.neurocards.telegram.client.ConditionalOnBot;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files that Telegram has already, by the name that we give them. */
@Component
@ConditionalOnBot
class KnownFiles {

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final Clock clock;

    KnownFiles(JdbcClient jdbc, Decisions decisions, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.clock = clock;
    }

    Optional<String> find(String name) {
        return jdbc.sql("select file_id from telegram_files where name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    /** Returns whether nobody had written it down before. */
    boolean remember(String name, String fileId) {
        var now = clock.instant();
        return decisions.act(() -> jdbc.sql("""
                                insert into telegram_files (id, name, file_id, created_at)
                                values (:id, :name, :file, :now)
                                on conflict on constraint telegram_files_once_per_name do nothing
                                """)
                        .param("id", UuidV7.at(now))
                        .param("name", name)
                        .param("file", fileId)
                        .param("now", SqlTime.of(now))
                        .update()
                == 1);
    }
}
