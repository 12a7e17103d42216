package io.neurocards.telegram.broadcast;

import io.neurocards.database.SqlTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Who belongs to a segment. */
record Audience(JdbcClient jdbc) {

    private static final String WHO = """
             from telegram_chats c
             left join identities i on i.platform = 'telegram' and i.external_id = c.chat_id::text
             left join ledger_wallets w on w.id = i.person_id
             where c.opted_out_at is null and c.blocked_at is null
               and (:language::text is null or c.locale = :language::text)
               and (:since::timestamptz is null or c.last_active_at >= :since::timestamptz)
               and (:least::bigint is null or coalesce(w.available, 0) >= :least::bigint)
               and (:most::bigint is null or coalesce(w.available, 0) <= :most::bigint)
            """;

    long count(Segment segment, Instant now) {
        return of("select count(*)" + WHO, segment, now).query(Long.class).single();
    }

    /** Returns the chats, those first who were active last. */
    List<Long> chats(Segment segment, Instant now) {
        return of("select c.chat_id" + WHO + " order by c.last_active_at desc, c.chat_id", segment, now)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    private StatementSpec of(String sql, Segment segment, Instant now) {
        var days = segment.activeDays();
        return jdbc.sql(sql)
                .param("language", segment.language())
                .param("since", days == null ? null : SqlTime.of(now.minus(Duration.ofDays(days))))
                .param("least", segment.balanceLeast())
                .param("most", segment.balanceMost());
    }
}
