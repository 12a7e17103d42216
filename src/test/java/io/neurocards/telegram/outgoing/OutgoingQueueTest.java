package io.neurocards.telegram.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.request.AnswerCallbackQuery;
import com.pengrad.telegrambot.request.EditMessageText;
import com.pengrad.telegrambot.request.SendMessage;
import io.neurocards.database.TestDatabase;
import io.neurocards.shared.UuidV7;
import io.neurocards.telegram.client.TelegramServer;
import io.neurocards.telegram.outgoing.Limits.Burst;
import io.neurocards.telegram.outgoing.Outgoing.Urgency;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue over real HTTP, with pauses of milliseconds. */
class OutgoingQueueTest {

    private static TestDatabase database;

    private TelegramServer telegram;
    private OutgoingQueue queue;

    @BeforeAll
    static void prepare() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void start() throws IOException {
        telegram = TelegramServer.start();
        var clock = Clock.systemUTC();
        var fast = new Burst(Duration.ofMillis(2), 1);
        var limits = new Limits(fast, fast, fast, fast, Duration.ofSeconds(30), 1_000);
        var blocked = new BlockedChats(database.jdbc(), database.decisions(clock), clock);
        queue = new OutgoingQueue(
                new Courier(telegram.bot(), blocked), limits, AccountPace.alone(), clock, Thread::sleep);
        queue.start();
    }

    @AfterEach
    void stop() {
        queue.stop();
        telegram.close();
    }

    @Test
    void requests_to_one_chat_arrive_in_the_order_in_which_they_were_handed_over() {
        var sent = IntStream.range(0, 30)
                .mapToObj(number -> say(1, "text " + number))
                .toList();

        assertThat(sent).allSatisfy(answer -> assertThat(await(answer)).isInstanceOf(Answer.Accepted.class));
        assertThat(telegram.calls("sendMessage"))
                .extracting(call -> call.parameters().get("text"))
                .containsExactlyElementsOf(IntStream.range(0, 30)
                        .mapToObj(number -> "text " + number)
                        .toList());
        assertThat(queue.figures().sent()).isEqualTo(30);
        assertThat(queue.figures().waiting()).isZero();
    }

    @Test
    void a_request_that_is_told_to_wait_is_sent_again_in_its_place() {
        var count = new AtomicInteger();
        telegram.answer(
                "sendMessage",
                _ -> count.getAndIncrement() == 0
                        ? TelegramServer.error(
                                429, "Too Many Requests: retry after 1", ",\"parameters\":{\"retry_after\":1}")
                        : TelegramServer.ok());

        var first = say(1, "first");
        var second = say(1, "second");

        assertThat(await(second)).isInstanceOf(Answer.Accepted.class);
        assertThat(await(first)).isInstanceOf(Answer.Accepted.class);
        var calls = telegram.calls("sendMessage");
        assertThat(calls).extracting(call -> call.parameters().get("text")).containsExactly("first", "first", "second");
        assertThat(Duration.between(calls.get(0).at(), calls.get(1).at())).isGreaterThan(Duration.ofMillis(950));
        assertThat(queue.figures().toldToWait()).isEqualTo(1);
    }

    @Test
    void whoever_blocked_the_bot_hears_nothing_but_replies_until_they_come_back() {
        chat(77);
        telegram.answer("sendMessage", _ -> TelegramServer.error(403, "Forbidden: bot was blocked by the user"));
        assertThat(await(say(77, "hello"))).isInstanceOf(Answer.Blocked.class);
        assertThat(isBlocked(77)).isTrue();

        assertThat(await(queue.send(77, Urgency.NOTICE, new SendMessage(77L, "news"))))
                .isInstanceOf(Answer.Blocked.class);
        assertThat(await(queue.send(77, Urgency.BROADCAST, new SendMessage(77L, "offer"))))
                .isInstanceOf(Answer.Blocked.class);
        assertThat(telegram.calls("sendMessage")).hasSize(1);

        telegram.answer("sendMessage", _ -> TelegramServer.ok());
        assertThat(await(say(77, "welcome back"))).isInstanceOf(Answer.Accepted.class);
        assertThat(queue.figures().blocked()).isEqualTo(3);
    }

    @Test
    void a_refusal_is_told_with_telegrams_words() {
        telegram.answer("sendMessage", _ -> TelegramServer.error(400, "Bad Request: chat not found"));

        assertThat(await(say(5, "hello"))).isEqualTo(new Answer.Refused<>(400, "Bad Request: chat not found"));
    }

    @Test
    void an_edit_that_changes_nothing_counts_as_done() {
        telegram.answer(
                "editMessageText",
                _ -> TelegramServer.error(400, "Bad Request: message is not modified: same content"));

        assertThat(await(queue.send(5, Urgency.REPLY, new EditMessageText(5L, 1, "text"))))
                .isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void a_message_whose_answer_was_lost_is_not_sent_twice() {
        telegram.answer("sendMessage", _ -> TelegramServer.LOST);
        assertThat(await(say(5, "hello"))).isInstanceOf(Answer.Uncertain.class);

        telegram.answer("sendMessage", _ -> TelegramServer.error(502, "Bad Gateway"));
        assertThat(await(say(6, "hello"))).isInstanceOf(Answer.Uncertain.class);

        assertThat(telegram.calls("sendMessage")).hasSize(2);
    }

    @Test
    void an_edit_whose_answer_was_lost_is_made_again() {
        var count = new AtomicInteger();
        telegram.answer(
                "editMessageText", _ -> count.getAndIncrement() == 0 ? TelegramServer.LOST : TelegramServer.ok());

        assertThat(await(queue.send(5, Urgency.REPLY, new EditMessageText(5L, 1, "text"))))
                .isInstanceOf(Answer.Accepted.class);
        assertThat(telegram.calls("editMessageText")).hasSize(2);
    }

    @Test
    void a_press_is_answered_while_its_chat_waits() {
        telegram.answer(
                "sendMessage",
                _ -> TelegramServer.error(
                        429, "Too Many Requests: retry after 20", ",\"parameters\":{\"retry_after\":20}"));
        var waiting = say(5, "hello");

        var answered = queue.send(5, Urgency.REPLY, new AnswerCallbackQuery("query"));

        assertThat(await(answered)).isInstanceOf(Answer.Accepted.class);
        assertThat(waiting).isNotDone();
    }

    @Test
    void a_chat_that_is_told_to_wait_for_too_long_is_refused_at_once() {
        telegram.answer(
                "sendMessage",
                _ -> TelegramServer.error(
                        429, "Too Many Requests: retry after 3600", ",\"parameters\":{\"retry_after\":3600}"));

        assertThat(await(say(5, "hello"))).isEqualTo(new Answer.Refused<>(429, "Too Many Requests: retry after 3600"));
    }

    @Test
    void what_waits_when_the_application_stops_is_told_that_it_was_not_sent() {
        telegram.answer(
                "sendMessage",
                _ -> TelegramServer.error(
                        429, "Too Many Requests: retry after 20", ",\"parameters\":{\"retry_after\":20}"));
        var waiting = say(5, "hello");
        while (telegram.calls("sendMessage").isEmpty()) {
            Thread.onSpinWait();
        }

        queue.stop();

        assertThat(await(waiting)).isEqualTo(new Answer.Uncertain<>("not sent: the application is stopping"));
    }

    private CompletableFuture<? extends Answer<?>> say(long chat, String text) {
        return queue.send(chat, Urgency.REPLY, new SendMessage(chat, text));
    }

    private static Answer<?> await(CompletableFuture<? extends Answer<?>> answer) {
        return answer.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static void chat(long chatId) {
        database.jdbc()
                .sql("""
                        insert into telegram_chats (id, chat_id, locale, dialogue, dialogue_version, last_update,
                            created_at, last_active_at)
                        values (:id, :chat, 'ru', '{}', 1, 0, now(), now())
                        """)
                .param("id", UuidV7.at(Instant.parse("2026-11-20T12:00:00Z")))
                .param("chat", chatId)
                .update();
    }

    private static boolean isBlocked(long chatId) {
        return database.jdbc()
                .sql("select blocked_at is not null from telegram_chats where chat_id = :chat")
                .param("chat", chatId)
                .query(Boolean.class)
                .single();
    }
}
