package io.neurocards.telegram.outgoing;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Who does not want to hear from us. Cleared by whatever the person does next, when it comes in. While the database is away
 * nobody counts as blocked: Telegram says it again.
 */
record BlockedChats(JdbcClient jdbc, Decisions decisions, Clock clock) {

    private static final Logger log = LoggerFactory.getLogger(BlockedChats.class);

    boolean isBlocked(long chatId) {
        try {
            return jdbc.sql("select 1 from telegram_chats where chat_id = :chat and blocked_at is not null")
                    .param("chat", chatId)
                    .query(Integer.class)
                    .optional()
                    .isPresent();
        } catch (DataAccessException e) {
            log.warn("Whether a chat is blocked could not be looked up; it is written to", e);
            return false;
        }
    }

    void remember(long chatId) {
        try {
            decisions.act(() -> {
                jdbc.sql("""
                                update telegram_chats set blocked_at = :now
                                where chat_id = :chat and blocked_at is null
                                """)
                        .param("now", SqlTime.of(clock.instant()))
                        .param("chat", chatId)
                        .update();
            });
        } catch (DataAccessException | TransactionException e) {
            log.warn("That a chat is blocked could not be kept; Telegram will say it again", e);
        }
    }
}
