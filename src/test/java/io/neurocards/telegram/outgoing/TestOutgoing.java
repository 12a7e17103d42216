package io.neurocards.telegram.outgoing;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.BaseResponse;
import io.neurocards.database.TestDecisions;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue with Telegram's own limits, put together as the application does. */
public final class TestOutgoing implements Outgoing, AutoCloseable {

    private final OutgoingQueue queue;

    private TestOutgoing(OutgoingQueue queue) {
        this.queue = queue;
    }

    public static TestOutgoing start(TelegramBot bot, DataSource database) {
        var clock = Clock.systemUTC();
        var blocked = new BlockedChats(JdbcClient.create(database), TestDecisions.on(database), clock);
        var queue = new OutgoingQueue(
                new Courier(bot, blocked), Limits.ofTelegram(), AccountPace.alone(), clock, Thread::sleep);
        queue.start();
        return new TestOutgoing(queue);
    }

    @Override
    public <T extends BaseRequest<T, R>, R extends BaseResponse> CompletableFuture<Answer<R>> send(
            long chatId, Urgency urgency, BaseRequest<T, R> request) {
        return queue.send(chatId, urgency, request);
    }

    public OutgoingFigures figures() {
        return queue.figures();
    }

    @Override
    public void close() {
        queue.stop();
    }
}
