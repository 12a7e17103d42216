package io.neurocards.telegram.updates;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.UuidV7;
import io.neurocards.telegram.updates.IncomingUpdate.Presence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what came in until it is handled, and remembers for a while that it was. */
record Inbox(JdbcClient jdbc, Decisions decisions, Clock clock, long botId) {

    private static final int LONGEST_ERROR = 500;

    /**
     * Keeps the updates in one transaction, and returns those that were not known before, in their order. When this returns,
     * Telegram may forget them.
     */
    List<IncomingUpdate> keep(List<IncomingUpdate> updates) {
        if (updates.isEmpty()) {
            return List.of();
        }
        return decisions.act(() -> {
            var added = insert(updates);
            var fresh = updates.stream()
                    .filter(update -> added.contains(update.id()))
                    .toList();
            noteWhoIsHere(fresh);
            return fresh;
        });
    }

    private HashSet<UUID> insert(List<IncomingUpdate> updates) {
        return new HashSet<>(jdbc.sql("""
                        insert into telegram_updates (id, bot_id, update_id, chat_id, content, received_at)
                        select n.id, :bot, n.update_id, n.chat_id, n.content, :now
                        from unnest(:ids::uuid[], :updateIds::bigint[], :chats::bigint[], :contents::text[])
                            as n (id, update_id, chat_id, content)
                        on conflict (bot_id, update_id) do nothing
                        returning id
                        """)
                .param("bot", botId)
                .param("now", SqlTime.of(clock.instant()))
                .param("ids", texts(updates.stream().map(IncomingUpdate::id).toList()))
                .param(
                        "updateIds",
                        updates.stream().map(IncomingUpdate::updateId).toArray(Long[]::new))
                .param("chats", updates.stream().map(IncomingUpdate::chatId).toArray(Long[]::new))
                .param("contents", updates.stream().map(IncomingUpdate::content).toArray(String[]::new))
                .query(UUID.class)
                .list());
    }

    private void noteWhoIsHere(List<IncomingUpdate> updates) {
        var presences = new HashMap<Long, Presence>();
        for (var update : updates) {
            if (update.presence() != Presence.UNKNOWN) {
                presences.put(update.chatId(), update.presence());
            }
        }
        var here = chats(presences, Presence.HERE);
        if (here.length > 0) {
            jdbc.sql("""
                            update telegram_chats set blocked_at = null
                            where chat_id = any (:chats) and blocked_at is not null
                            """).param("chats", here).update();
        }
        var gone = chats(presences, Presence.GONE);
        if (gone.length > 0) {
            jdbc.sql("""
                            update telegram_chats set blocked_at = :now
                            where chat_id = any (:chats) and blocked_at is null
                            """)
                    .param("now", SqlTime.of(clock.instant()))
                    .param("chats", gone)
                    .update();
        }
    }

    private static Long[] chats(HashMap<Long, Presence> presences, Presence presence) {
        return presences.entrySet().stream()
                .filter(entry -> entry.getValue() == presence)
                .map(Map.Entry::getKey)
                .sorted()
                .toArray(Long[]::new);
    }

    /** Returns the oldest that are not handled and not among {@code known}. */
    List<IncomingUpdate> waiting(Collection<UUID> known, int most) {
        return jdbc.sql("""
                        select id, update_id, chat_id, content, received_at from telegram_updates
                        where bot_id = :bot and handled_at is null and set_aside_at is null
                            and id <> all (:known::uuid[])
                        order by update_id
                        limit :most
                        """)
                .param("bot", botId)
                .param("known", texts(known))
                .param("most", most)
                .query(Inbox::update)
                .list();
    }

    /** Returns whether there is a database to ask. */
    boolean isThere() {
        try {
            return jdbc.sql("select true").query(Boolean.class).single();
        } catch (DataAccessException _) {
            return false; // whoever asks waits for this to change
        }
    }

    /** Returns what is not handled of one chat, oldest first. */
    List<IncomingUpdate> waitingIn(long chatId) {
        return jdbc.sql("""
                        select id, update_id, chat_id, content, received_at from telegram_updates
                        where bot_id = :bot and chat_id = :chat and handled_at is null and set_aside_at is null
                        order by update_id
                        """)
                .param("bot", botId)
                .param("chat", chatId)
                .query(Inbox::update)
                .list();
    }

    void markHandled(Collection<UUID> ids) {
        decisions.act(() -> {
            jdbc.sql("""
                            update telegram_updates set handled_at = :now, content = null
                            where id = any (:ids::uuid[]) and handled_at is null and set_aside_at is null
                            """)
                    .param("now", SqlTime.of(clock.instant()))
                    .param("ids", texts(ids))
                    .update();
        });
    }

    /** Keeps the update and the reason for whoever looks after the bot. */
    void setAside(UUID id, String error) {
        decisions.act(() -> {
            jdbc.sql("""
                            update telegram_updates set set_aside_at = :now, error = :error
                            where id = :id and handled_at is null
                            """)
                    .param("now", SqlTime.of(clock.instant()))
                    .param("error", error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error)
                    .param("id", id)
                    .update();
        });
    }

    /** Forgets what was handled, and who held a lease, before {@code moment}. */
    int forgetBefore(Instant moment) {
        return decisions.act(() -> {
            jdbc.sql("delete from telegram_leases where held_until < :moment")
                    .param("moment", SqlTime.of(moment))
                    .update();
            return jdbc.sql("delete from telegram_updates where id < :first and handled_at is not null")
                    .param("first", UuidV7.at(moment))
                    .update();
        });
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static IncomingUpdate update(ResultSet row, int number) throws SQLException {
        return new IncomingUpdate(
                row.getObject("id", UUID.class),
                row.getLong("update_id"),
                row.getLong("chat_id"),
                Presence.UNKNOWN,
                false,
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("content"));
    }
}
