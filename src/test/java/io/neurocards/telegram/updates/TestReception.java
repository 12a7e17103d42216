package io.neurocards.telegram.updates;

import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.BaseResponse;
import io.neurocards.database.TestDecisions;
import io.neurocards.database.journal.JournaledPayments;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.telegram.client.BotSettings;
import io.neurocards.telegram.client.TelegramServer;
import io.neurocards.telegram.client.UpdateMode;
import io.neurocards.telegram.outgoing.Answer;
import io.neurocards.telegram.outgoing.Outgoing;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One process' way in, put together as the application does, with its own lease. */
final class TestReception implements AutoCloseable {

    static final String SECRET = "a-secret-of-the-webhook";
    static final Duration LONGEST = Duration.ofMinutes(1);
    static final Duration MEANT = Duration.ofMinutes(5);

    final Reception reception;
    final Intake intake;
    final Inbox inbox;
    final KeptPayments payments;
    /** What is there with a backup only. */
    volatile NodeJournal journal;

    final BotSettings bot;
    final UpdateReader reader = new UpdateReader(Clock.systemUTC());
    volatile boolean nobodyDecides;
    final List<BaseRequest<?, ?>> sent = new CopyOnWriteArrayList<>();

    TestReception(
            TelegramServer server,
            DataSource database,
            UpdateMode mode,
            UpdateHandler handler,
            CheckoutHandler checkout) {
        this(server, database, mode, new Acting(() -> handler, () -> null), checkout);
    }

    TestReception(
            TelegramServer server, DataSource database, UpdateMode mode, Acting acting, CheckoutHandler checkout) {
        this(server, database, mode, acting, checkout, LONGEST);
    }

    TestReception(
            TelegramServer server,
            DataSource database,
            UpdateMode mode,
            Acting acting,
            CheckoutHandler checkout,
            Duration longest) {
        var clock = Clock.systemUTC();
        var jdbc = JdbcClient.create(database);
        var decisions = TestDecisions.on(database, clock);
        var settings = settings(longest);
        bot = new BotSettings(
                TelegramServer.TOKEN,
                mode,
                SECRET,
                "https://studio.test",
                server.address(),
                false,
                Set.of(),
                null,
                null,
                List.of());
        inbox = new Inbox(jdbc, decisions, clock, bot.botId());
        var beans = new StaticListableBeanFactory();
        beans.addBean("checkout", checkout);
        var checkouts =
                new Checkouts(beans.getBeanProvider(CheckoutHandler.class), new Recording(), settings.checkout());
        var lease = new Lease(jdbc, decisions, clock, "updates:" + bot.botId(), settings.lease());
        var marks = new HandledMarks(inbox);
        var notice = new OutageNotice(acting, () -> nobodyDecides);
        var handling = new Handling(acting, inbox, notice, clock, Thread::sleep, settings);
        payments = new KeptPayments(new JournaledPayments(() -> journal), bot.botId());
        var dispatcher = new Dispatcher(handling, marks, settings);
        intake = new Intake(inbox, dispatcher, marks, checkouts, payments, notice, lease::isHeld, () -> true);
        var telegram = new Telegram(server.bot(), server.botAddress(), bot, TelegramServer.http());
        reception =
                new Reception(telegram, intake, lease, reader, new Reception.Rhythm(clock, Thread::sleep), settings);
    }

    static UpdatesSettings settings(Duration longest) {
        return new UpdatesSettings(
                true,
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                64,
                500,
                List.of(Duration.ofMillis(20), Duration.ofMillis(20)),
                longest,
                MEANT,
                Duration.ofMillis(500),
                Duration.ofDays(2));
    }

    static CheckoutHandler noCheckout() {
        return _ -> {
            throw new IllegalStateException("Nothing is sold here");
        };
    }

    static String text(Update update) {
        return update.message().text();
    }

    @Override
    public void close() {
        reception.stop();
    }

    private final class Recording implements Outgoing {

        @Override
        public <T extends BaseRequest<T, R>, R extends BaseResponse> CompletableFuture<Answer<R>> send(
                long chatId, Urgency urgency, BaseRequest<T, R> request) {
            sent.add(request);
            return CompletableFuture.completedFuture(new Answer.Uncertain<>("not sent anywhere"));
        }
    }
}
