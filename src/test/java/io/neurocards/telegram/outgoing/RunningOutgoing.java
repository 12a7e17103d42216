package io.neurocards.telegram.outgoing;

import com.pengrad.telegrambot.TelegramBot;
import io.neurocards.database.TestDatabase;
import java.time.Clock;

/** The queue as the application runs it, towards a Bot API of the test's choice. */
public final class RunningOutgoing implements AutoCloseable {

    private final OutgoingQueue queue;

    /** Starts the queue; {@code clock} is what the rows are written by, waiting takes real time. */
    public RunningOutgoing(TelegramBot bot, TestDatabase database, Clock clock) {
        var blocked = new BlockedChats(database.jdbc(), database.decisions(clock), clock);
        queue = new OutgoingQueue(
                new Courier(bot, blocked), Limits.ofTelegram(), AccountPace.alone(), Clock.systemUTC(), Thread::sleep);
        queue.start();
    }

    public Outgoing outgoing() {
        return queue;
    }

    @Override
    public void close() {
        queue.stop();
    }
}
