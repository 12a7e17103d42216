package io.neurocards.telegram.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.request.SendMessage;
import io.neurocards.database.TestDatabase;
import io.neurocards.shared.OperationId;
import io.neurocards.telegram.client.TelegramServer;
import io.neurocards.telegram.outgoing.Limits.Burst;
import io.neurocards.telegram.outgoing.Outgoing.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two processes that send in the name of one bot keep together to what that bot may. */
class SharedPaceTest {

    private static final Burst BOT = new Burst(Duration.ofMillis(40), 2);
    private static final Burst AT_ONCE = new Burst(Duration.ofNanos(1), 1);
    private static final int EACH = 30;

    private final Clock clock = Clock.systemUTC();
    private final UUID account = OperationId.named("bot").value();

    @Test
    void two_queues_over_one_database_send_as_fast_as_one_may() throws Exception {
        try (var database = TestDatabase.fresh();
                var telegram = TelegramServer.start()) {
            var one = queue(database, telegram, new SharedPace(database.jdbc(), account, BOT));
            var other = queue(database, telegram, new SharedPace(database.jdbc(), account, BOT));
            var began = System.nanoTime();
            try {
                var answers = Stream.concat(say(one, 1000), say(other, 2000)).toList();
                CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                        .get(60, TimeUnit.SECONDS);
                assertThat(answers)
                        .allSatisfy(answer -> assertThat(answer.join()).isInstanceOf(Answer.Accepted.class));
            } finally {
                one.stop();
                other.stop();
            }
            var took = Duration.ofNanos(System.nanoTime() - began);
            assertThat(telegram.calls("sendMessage")).hasSize(2 * EACH);
            assertThat(took).isGreaterThanOrEqualTo(BOT.pause().multipliedBy(2 * EACH - BOT.messages()));
        }
    }

    @Test
    void an_album_is_paid_for_by_its_pictures_and_a_silence_allows_a_burst_and_no_more() throws Exception {
        try (var database = TestDatabase.fresh()) {
            var slow = new Burst(Duration.ofMinutes(1), 3);
            var one = new SharedPace(database.jdbc(), account, slow);
            var other = new SharedPace(database.jdbc(), account, slow);

            assertThat(one.reserve(1)).isZero();
            assertThat(other.reserve(2)).isZero();
            assertThat(one.reserve(1)).isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
            assertThat(other.reserve(1)).isBetween(Duration.ofSeconds(110), Duration.ofMinutes(2));
        }
    }

    @Test
    void without_a_database_a_process_still_answers() throws Exception {
        var gone = TestDatabase.fresh();
        gone.close();
        var pace = new SharedPace(gone.jdbc(), account, BOT);

        assertThat(pace.reserve(1)).isZero();
        assertThat(pace.reserve(1)).isZero();
    }

    private OutgoingQueue queue(TestDatabase database, TelegramServer telegram, AccountPace pace) {
        var limits = new Limits(AT_ONCE, AT_ONCE, BOT, BOT, Duration.ofSeconds(30), 1_000);
        var blocked = new BlockedChats(database.jdbc(), database.decisions(clock), clock);
        var queue = new OutgoingQueue(new Courier(telegram.bot(), blocked), limits, pace, clock, Thread::sleep);
        queue.start();
        return queue;
    }

    private static Stream<CompletableFuture<?>> say(OutgoingQueue queue, int firstChat) {
        return IntStream.range(firstChat, firstChat + EACH)
                .<CompletableFuture<?>>mapToObj(
                        chat -> queue.send(chat, Urgency.NOTICE, new SendMessage(chat, "hello")));
    }
}
