package io.neurocards.providers.prompts;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.providers.prompts.WriterAnswer.Reason;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys that rest, known to all processes, so that a dead key is not asked once more for each clip. */
record RestingKeys(JdbcClient jdbc, Decisions decisions) {

    Set<String> among(List<WriterKey> keys, Instant now) {
        return new HashSet<>(jdbc.sql("select key from prompt_pauses where key in (:keys) and until > :now")
                .param("keys", keys.stream().map(WriterKey::fingerprint).toList())
                .param("now", SqlTime.of(now))
                .query(String.class)
                .list());
    }

    void rest(WriterKey key, Reason reason, Instant now, Instant until) {
        decisions.act(() -> jdbc.sql("""
                        insert into prompt_pauses (id, key, reason, began_at, until)
                        values (:id, :key, :reason, :now, :until)
                        on conflict (key) do update
                        set reason = excluded.reason, began_at = excluded.began_at, until = excluded.until
                        """)
                .param("id", UuidV7.at(now))
                .param("key", key.fingerprint())
                .param("reason", reason.text())
                .param("now", SqlTime.of(now))
                .param("until", SqlTime.of(until))
                .update());
    }
}
