package io.neurocards.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.neurocards.accounts.MovableClock;
import io.neurocards.operations.alerts.Level;
import io.neurocards.operations.alerts.OperatorCall;
import io.neurocards.operations.databases.TestCallTexts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Calls for help to a real mail server and a real HTTP server, with no database anywhere. */
class CallsTest {

    private static final String TOKEN = "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghi";

    private static final Letters LETTERS =
            new Letters(TestCallTexts.inMoscow(), Locale.ENGLISH, QuietHours.parse("", java.time.ZoneId.of("UTC")));
    private static final Outbox.Ends ENDS = new Outbox.Ends(LETTERS::digest, _ -> {});

    private final MovableClock clock = new MovableClock();

    @Test
    void an_operator_is_mailed_what_is_wrong_since_when_what_it_means_and_what_to_do() throws Exception {
        try (var server = new SmtpServer()) {
            var mail = new CallByMail(
                    Mailer.over(server.settings()), settings(List.of("one@example.org", "two@example.org"), null));

            mail.send(letter(call(false)));

            assertThat(server.received)
                    .extracting(SmtpServer.Received::recipient)
                    .containsExactly("one@example.org", "two@example.org");
            assertThat(server.received.getFirst().message().getSubject())
                    .startsWith("NeuroCards, critical: No database can decide");
        }
    }

    @Test
    void telegram_is_told_in_the_chat_of_the_settings() throws Exception {
        try (var telegram = new BotApi()) {
            var bot = new HouseBot(TOKEN, telegram.address(), false, Set.of(7L));
            var settings = settings(List.of(), "-100200");
            var way = new CallByTelegram(
                    new OkHttpClient(),
                    bot.address(settings, Optional::empty).orElseThrow(),
                    bot.chats(settings),
                    new CallByTelegram.Buttons(bot.isOwn(settings), texts(), settings));

            way.send(letter(call(false)));
            way.send(letter(call(true)));

            assertThat(telegram.heard).hasSize(2);
            assertThat(telegram.heard.getFirst())
                    .startsWith("/bot" + TOKEN + "/sendMessage chat_id=-100200&text=NeuroCards, critical: No database")
                    .contains("What to do: ");
            assertThat(telegram.heard.getLast()).contains("NeuroCards, passed: No database can decide");
        }
    }

    @Test
    void without_a_chat_of_its_own_the_studios_bot_writes_to_the_administrators() {
        var bot = new HouseBot(TOKEN, "https://api.telegram.org/", false, Set.of(8L, 7L));
        var sandbox = new HouseBot(TOKEN, "https://api.telegram.org", true, Set.of(7L));

        assertThat(bot.chats(settings(List.of(), null))).containsExactly("7", "8");
        assertThat(bot.address(settings(List.of(), null), Optional::empty)
                        .orElseThrow()
                        .get())
                .isEqualTo("https://api.telegram.org/bot" + TOKEN + "/sendMessage");
        assertThat(sandbox.address(settings(List.of(), null), () -> Optional.of("http://localhost:1"))
                        .orElseThrow()
                        .get())
                .isEqualTo("http://localhost:1/sandbox/telegram/api/bot" + TOKEN + "/sendMessage");
        assertThat(bot.isOwn(settings(List.of(), null))).isTrue();
        assertThat(bot.isOwn(settings(List.of(), "-100200"))).isFalse();
    }

    @Test
    void what_could_not_be_passed_on_is_tried_again_later_in_its_order_and_not_before() {
        var sent = new ArrayList<Boolean>();
        var failures = new int[] {2};
        var outbox = new Outbox(
                "test",
                letter -> {
                    if (failures[0]-- > 0) {
                        throw new IOException("silent");
                    }
                    sent.add(letter.kind().endsWith("passed"));
                },
                ENDS,
                clock);
        outbox.take(List.of(letter(call(false)), letter(call(true))));

        outbox.deliver();
        outbox.deliver();
        clock.advance(Duration.ofSeconds(5));
        outbox.deliver();
        clock.advance(Duration.ofSeconds(9));
        outbox.deliver();
        assertThat(sent).isEmpty();
        assertThat(outbox.failing().reason()).isEqualTo("silent");
        assertThat(new CallsFailing(() -> List.of(outbox.failing()), "here").look(clock.instant()))
                .isEmpty();
        assertThat(new CallsFailing(() -> List.of(outbox.failing()), "here")
                        .look(clock.instant().plus(Duration.ofMinutes(2)))
                        .orElseThrow()
                        .facts())
                .containsEntry("ways", "test")
                .containsEntry("waiting", 2);
        clock.advance(Duration.ofSeconds(1));
        outbox.deliver();
        assertThat(outbox.failing()).isNull();

        assertThat(sent).containsExactly(false, true);
    }

    @Test
    void after_a_day_it_is_of_no_use_any_more() {
        var tried = new ArrayList<Boolean>();
        var outbox = new Outbox(
                "test",
                letter -> {
                    tried.add(letter.kind().endsWith("passed"));
                    throw new IOException("silent");
                },
                ENDS,
                clock);
        outbox.take(List.of(letter(call(false))));
        clock.advance(Duration.ofHours(25));

        outbox.deliver();
        clock.advance(Duration.ofHours(1));
        outbox.deliver();

        assertThat(tried).containsExactly(false);
    }

    @Test
    void many_at_once_leave_as_one_letter_with_the_worst_of_what_each_says() {
        var sent = new ArrayList<Letter>();
        var heard = new ArrayList<UUID>();
        var outbox = new Outbox("test", sent::add, new Outbox.Ends(LETTERS::digest, heard::add), clock);
        var calls = java.util.stream.IntStream.range(0, 30)
                .mapToObj(number -> alert("long-queue", Level.CRITICAL, Map.of("waiting", number)))
                .toList();

        outbox.take(calls.stream().map(LETTERS::of).toList());
        outbox.deliver();

        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().subject()).isEqualTo("NeuroCards: 30 things at once");
        assertThat(sent.getFirst().text())
                .contains("critical: 7 clips are waiting")
                .contains("And 10 more");
        assertThat(heard).hasSize(30);
    }

    @Test
    void a_newer_letter_about_the_same_stands_for_the_one_that_waits() {
        var sent = new ArrayList<Letter>();
        var outbox = new Outbox("test", sent::add, ENDS, clock);
        var call = alert("long-queue", Level.WARNING, Map.of("waiting", 101));

        outbox.take(List.of(letter(call)));
        outbox.take(List.of(letter(call)));
        outbox.deliver();

        assertThat(sent).hasSize(1);
    }

    @Test
    void a_critical_letter_of_the_studios_bot_has_a_button_to_say_that_it_was_seen() throws Exception {
        try (var telegram = new BotApi()) {
            var bot = new HouseBot(TOKEN, telegram.address(), false, Set.of(7L));
            var settings = settings(List.of(), null);
            var way = new CallByTelegram(
                    new OkHttpClient(),
                    bot.address(settings, Optional::empty).orElseThrow(),
                    bot.chats(settings),
                    new CallByTelegram.Buttons(bot.isOwn(settings), texts(), settings));
            var critical = alert("no-worker", Level.CRITICAL, Map.of("waiting", 3));

            way.send(letter(critical));
            way.send(letter(alert("long-queue", Level.WARNING, Map.of("waiting", 101))));

            assertThat(telegram.heard.getFirst())
                    .contains("\"callback_data\":\"adm:seen:" + critical.alert() + "\"")
                    .contains("disable_notification=false");
            assertThat(telegram.heard.getLast()).contains("adm:alerts").doesNotContain("adm:seen");
        }
    }

    @Test
    void in_quiet_hours_only_what_is_critical_makes_a_sound() {
        var night =
                new Letters(texts(), Locale.ENGLISH, QuietHours.parse("22-8", java.time.ZoneId.of("Europe/Moscow")));
        var at = Instant.parse("2026-11-21T20:30:00Z");
        var facts = Map.<String, Object>of("waiting", 1);
        java.util.function.Function<Level, OperatorCall> call =
                level -> new OperatorCall(UUID.randomUUID(), null, "long-queue", level, false, at, at, facts);

        assertThat(night.of(call.apply(Level.CRITICAL)).isQuiet()).isFalse();
        assertThat(night.of(call.apply(Level.WARNING)).isQuiet()).isTrue();
        assertThat(LETTERS.of(call.apply(Level.WARNING)).isQuiet()).isFalse();
        assertThat(QuietHours.parse("9-12", java.time.ZoneId.of("UTC")).holds(Instant.parse("2026-11-21T12:00:00Z")))
                .isFalse();
    }

    @Test
    void a_mail_shows_what_is_in_it_as_text() throws Exception {
        try (var server = new SmtpServer()) {
            var mail = new CallByMail(Mailer.over(server.settings()), settings(List.of("one@example.org"), null));

            mail.send(letter(alert("catalogue-refused", Level.WARNING, Map.of("reason", "<script>alert(1)</script>"))));

            var message = server.received.getFirst().message();
            assertThat(htmlOf(message.getContent())).contains("&lt;script&gt;").doesNotContain("<script>");
        }
    }

    private static String htmlOf(Object content) throws Exception {
        if (content instanceof jakarta.mail.Multipart parts) {
            var found = "";
            for (var index = 0; index < parts.getCount(); index++) {
                var part = parts.getBodyPart(index);
                found +=
                        part.isMimeType("text/html") || part.isMimeType("multipart/*") ? htmlOf(part.getContent()) : "";
            }
            return found;
        }
        return String.valueOf(content);
    }

    private OperatorCall alert(String cause, Level level, Map<String, Object> facts) {
        var now = clock.instant();
        return new OperatorCall(UUID.randomUUID(), UUID.randomUUID(), cause, level, false, now, now, facts);
    }

    private static Letter letter(OperatorCall call) {
        return LETTERS.of(call);
    }

    private OperatorCall call(boolean isOver) {
        var now = Instant.now(clock);
        return new OperatorCall(
                UUID.randomUUID(),
                null,
                "mode-cache-only",
                Level.CRITICAL,
                isOver,
                now,
                now,
                Map.of("reason", "refused"));
    }

    private static io.neurocards.operations.databases.CallTexts texts() {
        return TestCallTexts.inMoscow();
    }

    private static AlertSettings settings(List<String> email, String chat) {
        return new AlertSettings(email, null, chat, Locale.ENGLISH, "");
    }

    /** What a Bot API server hears. */
    private static final class BotApi implements AutoCloseable {

        final List<String> heard = new CopyOnWriteArrayList<>();
        private final HttpServer server;

        BotApi() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                heard.add(exchange.getRequestURI() + " " + URLDecoder.decode(form, StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
