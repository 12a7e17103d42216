package io.neurocards.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.neurocards.accounts.MovableClock;
import io.neurocards.operations.alerts.Level;
import io.neurocards.operations.databases.OperatorCall;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Calls for help to a real mail server and a real HTTP server, with no database anywhere. */
class CallsTest {

    private static final String TOKEN = "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghi";

    private final MovableClock clock = new MovableClock();

    @Test
    void an_operator_is_mailed_what_is_wrong_since_when_what_it_means_and_what_to_do() throws Exception {
        try (var server = new SmtpServer()) {
            var mail = new CallByMail(
                    Mailer.over(server.settings()),
                    settings(List.of("one@example.org", "two@example.org"), null),
                    texts());

            mail.send(call(false));

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
                    new OkHttpClient(), bot.address(settings).orElseThrow(), bot.chats(settings), settings, texts());

            way.send(call(false));
            way.send(call(true));

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
        assertThat(bot.address(settings(List.of(), null)))
                .contains("https://api.telegram.org/bot" + TOKEN + "/sendMessage");
        assertThat(sandbox.address(settings(List.of(), null))).isEmpty();
    }

    @Test
    void what_could_not_be_passed_on_is_tried_again_later_in_its_order_and_not_before() {
        var sent = new ArrayList<Boolean>();
        var failures = new int[] {2};
        var outbox = new Outbox(
                "test",
                call -> {
                    if (failures[0]-- > 0) {
                        throw new IOException("silent");
                    }
                    sent.add(call.isOver());
                },
                clock);
        outbox.take(call(false));
        outbox.take(call(true));

        outbox.deliver();
        outbox.deliver();
        clock.advance(Duration.ofSeconds(5));
        outbox.deliver();
        clock.advance(Duration.ofSeconds(9));
        outbox.deliver();
        assertThat(sent).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        outbox.deliver();

        assertThat(sent).containsExactly(false, true);
    }

    @Test
    void after_a_day_it_is_of_no_use_any_more() {
        var tried = new ArrayList<Boolean>();
        var outbox = new Outbox(
                "test",
                call -> {
                    tried.add(call.isOver());
                    throw new IOException("silent");
                },
                clock);
        outbox.take(call(false));
        clock.advance(Duration.ofHours(25));

        outbox.deliver();
        clock.advance(Duration.ofHours(1));
        outbox.deliver();

        assertThat(tried).containsExactly(false);
    }

    private OperatorCall call(boolean isOver) {
        var now = Instant.now(clock);
        return new OperatorCall(
                UUID.randomUUID(), "mode-cache-only", Level.CRITICAL, isOver, now, now, Map.of("reason", "refused"));
    }

    private static io.neurocards.operations.databases.CallTexts texts() {
        return TestCallTexts.inMoscow();
    }

    private static AlertSettings settings(List<String> email, String chat) {
        return new AlertSettings(email, null, chat, Locale.ENGLISH);
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
