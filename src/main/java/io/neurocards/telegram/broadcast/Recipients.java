package io.neurocards.telegram.broadcast;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of those who are to get a message, each written before it is sent and after. */
record Recipients(JdbcClient jdbc) {

    /** One whose turn it is. */
    record Turn(UUID id, long chatId, String state) {

        boolean isToSend() {
            return state.equals("sending");
        }
    }

    void insert(UUID broadcast, List<Long> chats, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into broadcast_recipients (id, broadcast_id, chat_id, state, changed_at)
                        select id, :broadcast, chat_id, 'waiting', :now
                        from unnest(:ids::uuid[], :chats::bigint[]) as chosen (id, chat_id)
                        """)
                .param("broadcast", broadcast)
                .param("now", SqlTime.of(now))
                .param("ids", chats.stream().map(_ -> UuidV7.at(now)).toArray(UUID[]::new))
                .param("chats", chats.toArray(Long[]::new))
                .update();
    }

    /** Takes the next ones in line; those who meanwhile do not want to hear from us are passed over for good. */
    List<Turn> claim(UUID broadcast, int count, Instant now) {
        Decisions.requireOpen();
        return jdbc.sql("""
                        with picked as (
                            select id from broadcast_recipients where broadcast_id = :broadcast and state = 'waiting'
                            order by id limit :count for update skip locked)
                        update broadcast_recipients r
                        set state = case when c.opted_out_at is not null then 'opted_out'
                                         when c.blocked_at is not null then 'blocked'
                                         else 'sending' end,
                            changed_at = :now
                        from picked, telegram_chats c
                        where r.id = picked.id and c.chat_id = r.chat_id
                        returning r.id, r.chat_id, r.state
                        """)
                .param("broadcast", broadcast)
                .param("count", count)
                .param("now", SqlTime.of(now))
                .query(new SimplePropertyRowMapper<>(Turn.class))
                .list();
    }

    /** Notes what became of one; an answer that comes late corrects the doubt about it. */
    void ended(UUID id, String state, @Nullable String error, Instant now) {
        jdbc.sql("""
                        update broadcast_recipients set state = :state, error = :error, changed_at = :now
                        where id = :id and state in ('sending', 'uncertain')
                        """)
                .param("state", state)
                .param("error", error)
                .param("id", id)
                .param("now", SqlTime.of(now))
                .update();
    }

    /** Notes that whoever was sending has died: its messages may have arrived, and are not sent again. */
    int doubt(UUID broadcast, Instant now) {
        return jdbc.sql("""
                        update broadcast_recipients
                        set state = 'uncertain', error = 'the sender died before the answer', changed_at = :now
                        where broadcast_id = :broadcast and state = 'sending'
                        """)
                .param("broadcast", broadcast)
                .param("now", SqlTime.of(now))
                .update();
    }

    Report report(UUID broadcast) {
        return jdbc.sql("""
                        select count(*) filter (where state in ('waiting', 'sending')) as waiting,
                               count(*) filter (where state = 'sent') as sent,
                               count(*) filter (where state = 'blocked') as blocked,
                               count(*) filter (where state = 'failed') as failed,
                               count(*) filter (where state = 'uncertain') as uncertain,
                               count(*) filter (where state = 'opted_out') as opted_out
                        from broadcast_recipients where broadcast_id = :broadcast
                        """).param("broadcast", broadcast).query(Report.class).single();
    }
}
