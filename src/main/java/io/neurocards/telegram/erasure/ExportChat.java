package io.neurocards.telegram.erasure;

import io.neurocards.accounts.export.ExportedData;
import io.neurocards.accounts.export.ExportedSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The chat with the bot, and where its dialogue stands. */
@Component
@Order(20)
final class ExportChat implements ExportedData {

    @Override
    public List<ExportedSection> sections() {
        return List.of(
                ExportedSection.of("telegram_chat", "telegram_chats", """
                        select c.id, c.username, c.first_name, c.locale as language, c.dialogue::text as dialogue, c.opted_out_at,
                            c.blocked_at, c.created_at, c.last_active_at
                        from telegram_chats c
                        join identities i on i.platform = 'telegram' and i.external_id = c.chat_id::text
                        where i.person_id = any (:persons)
                        """),
                ExportedSection.of("telegram_deliveries", "telegram_deliveries", """
                        select id, state, form, created_at, ended_at from telegram_deliveries where person_id = any (:persons)
                        """));
    }
}
