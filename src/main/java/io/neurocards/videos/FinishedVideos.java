package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The jobs whose making is over, for those who look after their files. */
record FinishedVideos(Decisions decisions, JdbcClient jdbc) {

    List<StoredClip> withFiles() {
        return jdbc.sql("""
                        select id, clip from jobs
                        where (status = 'completed' or late_at is not null) and files_deleted_at is null order by finished_at
                        """)
                .query((row, _) -> new StoredClip(row.getObject("id", UUID.class), row.getString("clip")))
                .list();
    }

    void markFilesDeleted(UUID id, Instant now) {
        decisions.act(() -> jdbc.sql("update jobs set files_deleted_at = :now where id = :id")
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update());
    }

    record StoredClip(UUID id, String clip) {}
}
