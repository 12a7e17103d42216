package io.neurocards.telegram.updates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.model.Update;
import io.neurocards.shared.Until;
import io.neurocards.telegram.client.TelegramServer;
import io.neurocards.telegram.client.UpdateMode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;

/** What becomes of updates whose handling fails, waits or never ends, on a real PostgreSQL that goes away. */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class HandlingTest extends OnTelegramServer {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final List<String> apologies = new CopyOnWriteArrayList<>();

    @Test
    void the_database_goes_away_under_a_handler_and_the_update_waits_for_it_before_the_next_of_its_chat() {
        var tries = new AtomicInteger();
        telegram.says(1, 1, "first");
        telegram.says(2, 1, "second");

        try (var in = reception(
                update -> {
                    if (TestReception.text(update).equals("first") && tries.incrementAndGet() == 1) {
                        breakUnderAStatement();
                    }
                    handled.add(TestReception.text(update));
                },
                TestReception.LONGEST)) {
            in.reception.start();
            Until.holds("it has failed", () -> isAway);
            assertThat(handled).isEmpty();
            database.comesBack();
            Until.holds("both are handled", () -> handled.size() == 2);
            Until.holds("both are marked", () -> count("handled_at is not null") == 2);
        }

        assertThat(handled).containsExactly("first", "second");
        assertThat(tries).hasValue(2);
        assertThat(apologies).isEmpty();
    }

    private volatile boolean isAway;

    private void breakUnderAStatement() throws java.sql.SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            database.goesAway();
            isAway = true;
            statement.execute("select 1");
        }
    }

    @Test
    void a_handler_that_breaks_the_connection_each_time_is_given_up_although_the_database_is_there() {
        var tries = new AtomicInteger();
        telegram.says(1, 1, "bad");
        telegram.says(2, 1, "good");

        try (var in = reception(
                update -> {
                    if (TestReception.text(update).equals("bad")) {
                        tries.incrementAndGet();
                        throw new DataAccessResourceFailureException("the connection broke");
                    }
                    handled.add(TestReception.text(update));
                },
                TestReception.LONGEST)) {
            in.reception.start();
            Until.holds("the chat goes on", () -> handled.contains("good"));
            Until.holds("it is said", () -> apologies.size() == 1);
        }

        assertThat(tries).hasValue(3);
        assertThat(apologies).containsExactly("set aside: bad");
        assertThat(count("set_aside_at is not null")).isEqualTo(1);
    }

    @Test
    void a_handler_that_never_returns_is_interrupted_and_its_chat_goes_on(CapturedOutput output) {
        var interrupted = new AtomicInteger();
        telegram.says(1, 1, "endless");
        telegram.says(2, 1, "next");

        try (var in = reception(
                update -> {
                    if (TestReception.text(update).equals("endless")) {
                        waitForever(interrupted);
                    }
                    handled.add(TestReception.text(update));
                },
                SHORT)) {
            in.reception.start();
            Until.holds("the chat goes on", () -> handled.contains("next"));
        }

        assertThat(handled).containsExactly("next");
        assertThat(interrupted).hasValue(1);
        assertThat(apologies).containsExactly("set aside: endless");
        assertThat(count("set_aside_at is not null and error like '%TookTooLong'"))
                .isEqualTo(1);
        assertThat(output).contains("waitForever");
    }

    private static void waitForever(AtomicInteger interrupted) throws InterruptedException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.incrementAndGet();
            throw e;
        }
    }

    @Test
    void a_handler_that_does_not_even_heed_its_interruption_holds_up_nobody() {
        var release = new AtomicBoolean();
        telegram.says(1, 1, "deaf");
        telegram.says(2, 1, "next");

        try (var in = reception(
                update -> {
                    while (TestReception.text(update).equals("deaf") && !release.get()) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    handled.add(TestReception.text(update));
                },
                SHORT)) {
            in.reception.start();
            Until.holds("the chat goes on", () -> handled.contains("next"));
            assertThat(handled).containsExactly("next");
            release.set(true);
        }
    }

    @Test
    void a_press_that_waited_too_long_is_not_acted_on_and_a_message_is() {
        var button = """
                "callback_query":{"id":"9","from":{"id":1,"is_bot":false,"first_name":"Ann"},"data":"menu"}""";
        try (var died = reception(_ -> {}, TestReception.LONGEST)) {
            for (var content : List.of(button, TelegramServer.says(1, "words"), button.replace("menu", "meant"))) {
                var id = died.inbox.waitingIn(1).size() + 1;
                died.inbox.keep(
                        List.of(died.reader.single(("{\"update_id\":" + id + "," + content + "}").getBytes(UTF_8))));
            }
        }
        database.jdbc()
                .sql("update telegram_updates set received_at = received_at - interval '6 minutes'")
                .update();

        try (var in = reception(
                update -> handled.add(update.message() == null ? "press" : TestReception.text(update)),
                TestReception.LONGEST)) {
            in.reception.start();
            Until.holds("all are dealt with", () -> count("handled_at is not null") == 3);
        }

        assertThat(apologies).containsExactly("too late: menu");
        assertThat(handled).containsExactly("words", "press");
    }

    private TestReception reception(UpdateHandler handler, Duration longest) {
        return new TestReception(
                telegram,
                database.dataSource(),
                UpdateMode.POLLING,
                new Acting(() -> handler, this::apology),
                TestReception.noCheckout(),
                longest);
    }

    /** Lets a press that is still meant be acted on, however late. */
    private Apology apology() {
        return new Apology() {
            @Override
            public boolean tooLate(Update update) {
                var data = update.callbackQuery().data();
                return data.equals("menu") && apologies.add("too late: " + data);
            }

            @Override
            public void nobodyDecides(Update update) {
                apologies.add("waits: " + TestReception.text(update));
            }

            @Override
            public void setAside(Update update) {
                apologies.add("set aside: " + TestReception.text(update));
            }
        };
    }

    private int count(String condition) {
        return database.jdbc()
                .sql("select count(*) from telegram_updates where " + condition)
                .query(Integer.class)
                .single();
    }
}
