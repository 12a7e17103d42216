package io.neurocards.telegram.broadcast;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In which language each chat is written to. */
record Readers(JdbcClient jdbc) {

    Map<Long, Locale> locales(Collection<Long> chats) {
        var locales = new HashMap<Long, Locale>();
        jdbc.sql("select chat_id, locale from telegram_chats where chat_id in (:chats)")
                .param("chats", chats)
                .query(row -> {
                    locales.put(row.getLong("chat_id"), Locale.of(row.getString("locale")));
                });
        return locales;
    }
}
