package io.neurocards.telegram.updates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.request.AnswerPreCheckoutQuery;
import io.neurocards.database.TestDatabase;
import io.neurocards.shared.Until;
import io.neurocards.telegram.client.TelegramServer;
import io.neurocards.telegram.client.UpdateMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Updates on their way in, from a server that speaks HTTP into a real PostgreSQL. */
@ExtendWith(OutputCaptureExtension.class)
@Isolated("reads the console")
class ReceptionTest extends OnTelegramServer {

    @Test
    void what_waited_at_telegram_is_handled_once_and_then_confirmed() {
        IntStream.range(0, 250).forEach(number -> telegram.says(1000 + number, number % 5 + 1, "text " + number));

        try (var in = polling(update -> handled.add(TestReception.text(update)))) {
            in.reception.start();
            Until.holds("all handled", () -> handled.size() == 250);
            Until.holds("all confirmed", () -> telegram.unconfirmed() == 0);
            Until.holds("all marked", () -> count("handled_at is not null and content is null") == 250);
        }

        assertThat(handled).doesNotHaveDuplicates();
        assertThat(telegram.calls("deleteWebhook"))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.parameters()).doesNotContainKey("drop_pending_updates"));
        assertThat(telegram.calls("getUpdates"))
                .allSatisfy(call -> assertThat(call.parameters().get("allowed_updates"))
                        .contains("pre_checkout_query", "my_chat_member"));
    }

    @Test
    void the_same_update_five_times_is_handled_once() {
        var texts = IntStream.range(0, 5)
                .mapToObj(_ -> "{\"update_id\":7," + TelegramServer.says(1, "once") + "}")
                .toList();
        telegram.answer(
                "getUpdates",
                call -> call.parameters().getOrDefault("offset", "0").equals("0")
                        ? "{\"ok\":true,\"result\":[" + String.join(",", texts) + "]}"
                        : "{\"ok\":true,\"result\":[" + texts.getFirst() + "]}");

        try (var in = polling(update -> handled.add(TestReception.text(update)))) {
            in.reception.start();
            Until.holds("asked often", () -> telegram.calls("getUpdates").size() > 10);
        }

        assertThat(handled).containsExactly("once");
        assertThat(count("true")).isEqualTo(1);
    }

    @Test
    void a_slow_chat_holds_up_no_other_and_keeps_its_own_order() {
        var release = new CountDownLatch(1);
        telegram.says(1, 1, "slow 1");
        telegram.says(2, 1, "slow 2");
        IntStream.range(0, 100).forEach(number -> telegram.says(10 + number, 100 + number, "quick"));
        telegram.says(500, 1, "slow 3");

        try (var in = polling(update -> {
            if (TestReception.text(update).equals("slow 1")) {
                release.await();
            }
            handled.add(TestReception.text(update));
        })) {
            in.reception.start();
            Until.holds("the others are served", () -> handled.size() == 100);
            assertThat(handled).containsOnly("quick");
            release.countDown();
            Until.holds("the slow chat is served", () -> handled.size() == 103);
        }

        assertThat(handled.subList(100, 103)).containsExactly("slow 1", "slow 2", "slow 3");
    }

    @Test
    void what_can_not_be_handled_is_tried_again_and_then_set_aside_and_its_chat_goes_on() {
        telegram.says(1, 1, "bad");
        telegram.says(2, 1, "good");

        try (var in = polling(update -> {
            handled.add(TestReception.text(update));
            if (TestReception.text(update).equals("bad")) {
                throw new IllegalStateException("a defect");
            }
        })) {
            in.reception.start();
            Until.holds("the chat goes on", () -> handled.contains("good"));
        }

        assertThat(handled).containsExactly("bad", "bad", "bad", "good");
        assertThat(
                        count(
                                "set_aside_at is not null and error = 'java.lang.IllegalStateException' and content is not null"))
                .isEqualTo(1);
    }

    @Test
    void a_restart_picks_up_what_was_not_handled_in_its_order() {
        try (var died = polling(_ -> {})) {
            for (var number = 1; number <= 20; number++) {
                died.inbox.keep(List.of(died.reader.single(
                        ("{\"update_id\":" + number + "," + TelegramServer.says(1, "text " + number) + "}")
                                .getBytes(UTF_8))));
            }
        }

        try (var in = polling(update -> handled.add(TestReception.text(update)))) {
            in.reception.start();
            Until.holds("all handled", () -> handled.size() == 20);
        }

        assertThat(handled)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                        .mapToObj(number -> "text " + number)
                        .toList());
        assertThat(count("handled_at is null")).isZero();
    }

    @Test
    void one_process_asks_and_another_takes_over_when_it_is_gone() {
        var by = new ConcurrentHashMap<String, Integer>();
        var first = polling(_ -> by.merge("first", 1, Integer::sum));
        first.reception.start();
        telegram.says(1, 1, "for the first");
        Until.holds("the first handles", () -> by.containsKey("first"));
        try (var second = polling(_ -> by.merge("second", 1, Integer::sum))) {
            second.reception.start();
            telegram.says(2, 1, "for the first too");
            Until.holds("the first handles again", () -> by.getOrDefault("first", 0) == 2);
            assertThat(by).doesNotContainKey("second");

            first.close();
            telegram.says(3, 1, "for the second");
            Until.holds("the second handles", () -> by.containsKey("second"));
        }

        assertThat(by).isEqualTo(Map.of("first", 2, "second", 1));
    }

    @Test
    void a_process_that_falls_silent_is_replaced_when_its_lease_has_run_out() {
        database.jdbc().sql("""
                        insert into telegram_leases (id, name, holder, held_until)
                        values (gen_random_uuid(), 'updates:424242', gen_random_uuid(), now() + interval '2 seconds')
                        """).update();
        telegram.says(1, 1, "hello");

        try (var in = polling(update -> handled.add(TestReception.text(update)))) {
            var start = System.nanoTime();
            in.reception.start();
            Until.holds("it takes over", () -> handled.size() == 1);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1500));
        }
    }

    @Test
    void while_another_bot_asks_it_waits_and_says_so_once(CapturedOutput output) {
        var asked = new AtomicInteger();
        telegram.answer(
                "getUpdates",
                _ -> asked.getAndIncrement() < 2
                        ? TelegramServer.error(409, "Conflict: terminated by other getUpdates request")
                        : "{\"ok\":true,\"result\":[{\"update_id\":1," + TelegramServer.says(1, "hello") + "}]}");

        try (var in = polling(update -> handled.add(TestReception.text(update)))) {
            in.reception.start();
            Until.holds("it goes on", () -> handled.size() == 1);
        }

        assertThat(output.toString().split("No updates come in", -1)).hasSize(2);
        assertThat(output).contains("409 Conflict", "Updates come in again");
    }

    @Test
    void whoever_does_something_has_not_blocked_us_and_whoever_blocks_us_is_known() {
        database.jdbc().sql("""
                        insert into telegram_chats (id, chat_id, locale, dialogue, dialogue_version, last_update,
                            created_at, last_active_at, blocked_at)
                        values (gen_random_uuid(), 1, 'ru', '{}', 1, 0, now(), now(), now()),
                               (gen_random_uuid(), 2, 'ru', '{}', 1, 0, now(), now(), null)
                        """).update();
        telegram.says(1, 1, "back");
        telegram.add(2, """
                "my_chat_member":{"chat":{"id":2,"type":"private"},"from":{"id":2,"is_bot":false,"first_name":"Bob"},
                "date":1763596806,"old_chat_member":{"user":{"id":424242,"is_bot":true,"first_name":"Bot"},"status":"member"},
                "new_chat_member":{"user":{"id":424242,"is_bot":true,"first_name":"Bot"},"status":"kicked","until_date":0}}""");

        try (var in = polling(_ -> handled.add("one"))) {
            in.reception.start();
            Until.holds("both handled", () -> handled.size() == 2);
        }

        assertThat(database.jdbc()
                        .sql("select chat_id from telegram_chats where blocked_at is not null")
                        .query(Long.class)
                        .list())
                .containsExactly(2L);
    }

    @Test
    void a_check_of_a_payment_that_takes_too_long_or_fails_is_refused_in_the_buyers_language() {
        telegram.add(1, checkout("q1", "en"));
        telegram.add(2, checkout("q2", "ru"));
        telegram.add(3, checkout("q2", "ru"));

        try (var in = new TestReception(telegram, database.dataSource(), UpdateMode.POLLING, _ -> {}, query -> {
            if (query.id().equals("q1")) {
                new CountDownLatch(1).await();
            }
            throw new IllegalStateException("The database is away");
        })) {
            in.reception.start();
            Until.holds("both are answered", () -> in.sent.size() == 2);

            assertThat(in.sent)
                    .extracting(request -> request.getParameters().get("error_message"))
                    .containsExactlyInAnyOrder(
                            "The payment could not be checked just now. Nothing was charged, please try again in a minute.",
                            "Сейчас не удалось проверить оплату. Ничего не списано, попробуйте через минуту.");
            assertThat(count("true")).isZero();
        }
    }

    @Test
    void a_payment_is_checked_while_the_database_is_away() {
        var away = TestDatabase.fresh();
        try (var in = new TestReception(
                telegram,
                away.dataSource(),
                UpdateMode.WEBHOOK,
                _ -> {},
                query -> new AnswerPreCheckoutQuery(query.id()))) {
            away.close();

            in.intake.single(in.reader.single(("{\"update_id\":1," + checkout("q1", "en") + "}").getBytes(UTF_8)));

            Until.holds("it is answered", () -> in.sent.size() == 1);
            assertThat(in.sent.getFirst().getParameters()).containsEntry("ok", true);
        }
    }

    @Test
    void while_the_database_is_away_the_first_hundred_are_looked_through_for_payments_and_nothing_is_confirmed() {
        try (var in = new TestReception(
                telegram,
                database.dataSource(),
                UpdateMode.POLLING,
                update -> handled.add(TestReception.text(update)),
                query -> new AnswerPreCheckoutQuery(query.id()))) {
            in.reception.start();
            Until.holds("it asks", () -> !telegram.calls("getUpdates").isEmpty());
            database.goesAway();
            for (var id = 1; id <= 150; id++) {
                if (id == 90 || id == 120) {
                    telegram.add(id, checkout("q" + id, "en"));
                } else {
                    telegram.says(id, 1, "text " + id);
                }
            }
            Until.holds("the first is answered", () -> in.sent.size() == 1);
            assertThat(in.sent.getFirst().getParameters()).containsEntry("pre_checkout_query_id", "q90");
            assertThat(telegram.unconfirmed()).isEqualTo(150);

            database.comesBack();
            Until.holds("the second is answered", () -> in.sent.size() == 2);
            Until.holds("all else is handled", () -> handled.size() == 148);
        }

        assertThat(handled).doesNotHaveDuplicates();
    }

    @Test
    void half_a_character_and_a_zero_are_kept_as_they_came() {
        telegram.says(1, 1, "cut \\\\ud83d and \\\\u0000 zero".replace("\\\\", "\\"));

        try (var in = polling(update -> handled.add(TestReception.text(update)))) {
            in.reception.start();
            Until.holds("handled", () -> handled.size() == 1);
        }

        assertThat(handled).containsExactly("cut \ud83d and \u0000 zero");
    }

    private static String checkout(String id, String language) {
        return """
                "pre_checkout_query":{"id":"%s","from":{"id":5,"is_bot":false,"first_name":"Ann","language_code":"%s"},
                "currency":"XTR","total_amount":100,"invoice_payload":"order:42"}""".formatted(id, language);
    }

    private TestReception polling(UpdateHandler handler) {
        return new TestReception(
                telegram, database.dataSource(), UpdateMode.POLLING, handler, TestReception.noCheckout());
    }

    private int count(String condition) {
        return database.jdbc()
                .sql("select count(*) from telegram_updates where " + condition)
                .query(Integer.class)
                .single();
    }
}
