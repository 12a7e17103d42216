package io.neurocards.telegram.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.TestDecisions;
import io.neurocards.shared.Roles;
import io.neurocards.shared.Until;
import io.neurocards.telegram.client.BotSettings;
import io.neurocards.telegram.client.TelegramServer;
import io.neurocards.telegram.client.UpdateMode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class BotProbeTest extends OnTelegramServer {

    private static final String ME =
            "{\"ok\":true,\"result\":{\"id\":424242,\"is_bot\":true,\"first_name\":\"Studio\"}}";

    private final MovableClock clock = new MovableClock();

    @Test
    void a_bot_that_is_called_asks_who_it_is_fails_while_telegram_refuses_or_is_away_and_recovers() {
        telegram.answer("getMe", _ -> ME);
        var probe = probe(UpdateMode.WEBHOOK, new Hearing(clock.instant()));
        Until.holds(
                "asked", () -> fails(probe).isEmpty() && telegram.calls("getMe").size() > 1);

        telegram.answer("getMe", _ -> TelegramServer.error(401, "Unauthorized"));
        Until.holds("refused", () -> fails(probe).contains("Telegram refuses: 401 Unauthorized"));

        telegram.answer("getMe", _ -> ME);
        Until.holds("known again", () -> fails(probe).isEmpty());

        telegram.close();
        Until.holds("away", () -> !fails(probe).isEmpty());
        assertThat(fails(probe)).doesNotContain(TelegramServer.TOKEN);
        assertThat(probe.advice()).contains("BOT_TOKEN").doesNotContain(TelegramServer.TOKEN);
    }

    @Test
    void a_bot_that_asks_fails_two_minutes_after_the_last_answer_and_recovers_with_the_next() throws IOException {
        var hearing = new Hearing(clock.instant());
        var lease = lease();
        var probe = probe(UpdateMode.POLLING, hearing, lease);
        assertThat(lease.hold()).isTrue();

        clock.advance(BotProbe.PATIENCE.plusSeconds(1));
        assertThat(lease.hold()).isTrue();
        assertThatThrownBy(probe::look).isInstanceOf(IOException.class).hasMessageContaining("has not answered since");

        hearing.heard(0, clock.instant());
        probe.look();
        assertThat(telegram.calls("getMe")).isEmpty();
    }

    @Test
    void telegram_is_asked_once_in_a_minute_however_often_somebody_looks() {
        telegram.answer("getMe", _ -> ME);
        var probe = probe(UpdateMode.WEBHOOK, new Hearing(clock.instant()));
        looked(probe);
        Until.holds("asked", () -> !telegram.calls("getMe").isEmpty());
        for (var second = 0; second < 50; second++) {
            clock.advance(Duration.ofSeconds(1));
            looked(probe);
        }

        assertThat(telegram.calls("getMe")).hasSize(1);
    }

    @Test
    void only_a_process_that_does_nothing_but_the_bot_is_useless_without() {
        var probe = probe(UpdateMode.WEBHOOK, new Hearing(clock.instant()));

        assertThat(probe.isNeededBy(Roles.read("bot,worker"))).isTrue();
        assertThat(probe.isNeededBy(Roles.read("bot,web"))).isFalse();
    }

    /** Looks after a minute; returns what was wrong. */
    private String fails(BotProbe probe) {
        clock.advance(BotProbe.EVERY);
        return looked(probe);
    }

    private static String looked(BotProbe probe) {
        try {
            probe.look();
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Lease lease() {
        var database = this.database.dataSource();
        return new Lease(
                JdbcClient.create(database),
                TestDecisions.on(database, Clock.systemUTC()),
                clock,
                "updates",
                Duration.ofMinutes(1));
    }

    private BotProbe probe(UpdateMode mode, Hearing hearing) {
        return probe(mode, hearing, lease());
    }

    private BotProbe probe(UpdateMode mode, Hearing hearing, Lease lease) {
        var bot = new BotSettings(
                TelegramServer.TOKEN,
                mode,
                TestReception.SECRET,
                "https://studio.test",
                telegram.address(),
                false,
                Set.of(),
                null,
                null,
                List.of());
        var source = new Telegram(telegram.bot(), telegram.botAddress(), bot, TelegramServer.http());
        return new BotProbe(hearing, lease, bot, TestReception.settings(TestReception.LONGEST), source, clock);
    }
}
