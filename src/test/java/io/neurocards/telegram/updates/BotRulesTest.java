package io.neurocards.telegram.updates;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.neurocards.operations.alerts.Level;
import io.neurocards.sandbox.telegram.SandboxTelegram;
import io.neurocards.shared.FreePort;
import io.neurocards.shared.Until;
import io.neurocards.telegram.client.BotAddress;
import io.neurocards.telegram.client.BotSettings;
import io.neurocards.telegram.client.TelegramServer;
import io.neurocards.telegram.client.UpdateMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a bot that hears nothing. */
class BotRulesTest extends OnTelegramServer {

    @TempDir
    private Path folder;

    @Test
    void a_bot_that_telegram_refuses_for_two_minutes_is_told_until_it_is_answered() {
        telegram.answer("getUpdates", _ -> TelegramServer.error(401, "Unauthorized"));
        try (var in = new TestReception(
                telegram, database.dataSource(), UpdateMode.POLLING, _ -> {}, TestReception.noCheckout())) {
            var rule = new BotSilent(in.reception::trouble, "here");
            var now = Clock.systemUTC().instant();
            assertThat(rule.look(now)).isEmpty();
            in.reception.start();
            Until.holds("refused", () -> !in.reception.trouble().isEmpty());

            assertThat(rule.look(now)).isEmpty();
            assertThat(rule.look(now.plusSeconds(119))).isEmpty();
            var found = rule.look(now.plus(Duration.ofMinutes(2))).orElseThrow();
            assertThat(found.level()).isEqualTo(Level.CRITICAL);
            assertThat(found.facts()).containsEntry("minutes", 2L);
            assertThat(found.facts().get("reason")).asString().contains("401 Unauthorized");

            telegram.answer("getUpdates", _ -> "{\"ok\":true,\"result\":[]}");
            Until.holds("answered", () -> in.reception.trouble().isEmpty());
            assertThat(rule.look(now.plus(Duration.ofMinutes(3)))).isEmpty();
        }
    }

    @Test
    void a_webhook_that_telegram_does_not_reach_is_told_until_what_waits_has_been_brought() throws Exception {
        var port = FreePort.take();
        try (var sandbox = SandboxTelegram.start(folder)) {
            var rule = new WebhookFailing(hearingAt(sandbox, port));
            assertThat(rule.look(Clock.systemUTC().instant())).isEmpty();
            sandbox.person("Ann", "en").says("hello");
            Until.holds("told", () -> rule.look(Clock.systemUTC().instant()).isPresent());

            var found = rule.look(Clock.systemUTC().instant()).orElseThrow();
            assertThat(found.level()).isEqualTo(Level.CRITICAL);
            assertThat(found.facts()).containsEntry("count", 1);
            assertThat(rule.look(Clock.systemUTC().instant().plus(Duration.ofHours(1))))
                    .isEmpty();

            var site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10);
            site.createContext("/telegram/webhook", exchange -> {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            site.start();
            try {
                Until.holds("over", () -> rule.look(Clock.systemUTC().instant()).isEmpty());
            } finally {
                site.stop(0);
            }
        }
    }

    private static Telegram hearingAt(SandboxTelegram sandbox, int port) {
        var settings = new BotSettings(
                SandboxTelegram.TOKEN,
                UpdateMode.WEBHOOK,
                TestReception.SECRET,
                "http://127.0.0.1:" + port,
                sandbox.api().toString(),
                true,
                Set.of(),
                null,
                null,
                List.of());
        var address = new BotAddress(sandbox.api().toString(), SandboxTelegram.TOKEN);
        var telegram = new Telegram(sandbox.client(), address, settings, TelegramServer.http());
        assertThat(telegram.sayHow().isOk()).isTrue();
        return telegram;
    }
}
