package io.neurocards.telegram.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.request.SendChatAction;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.response.BaseResponse;
import io.neurocards.telegram.outgoing.Outgoing.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The limits, in time that passes at once. */
class ScheduleTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    private final Schedule schedule = new Schedule(Limits.ofTelegram());

    private record Departure(long chat, Urgency urgency, Instant at) {}

    @Test
    void a_chat_gets_a_short_burst_and_then_one_message_a_second() {
        add(7, Urgency.REPLY, 13);

        var departures = run();

        assertThat(departures).hasSize(13);
        assertThat(mostWithin(departures, Duration.ofSeconds(1))).isLessThanOrEqualTo(4);
        assertThat(Duration.between(
                        departures.getFirst().at(), departures.getLast().at()))
                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
    }

    @Test
    void a_group_gets_at_most_twenty_messages_in_any_minute() {
        add(-100, Urgency.REPLY, 100);

        assertThat(mostWithin(run(), Duration.ofMinutes(1))).isBetween(18, 20);
    }

    @Test
    void the_bot_sends_at_most_thirty_messages_in_any_second() {
        IntStream.range(1, 500).forEach(chat -> add(chat, Urgency.REPLY, 1));

        assertThat(mostWithin(run(), Duration.ofSeconds(1))).isBetween(26, 30);
    }

    @Test
    void what_may_wait_leaves_after_everything_else_and_at_most_25_times_a_second() {
        IntStream.range(1, 200).forEach(chat -> add(chat, Urgency.BROADCAST, 1));
        IntStream.range(200, 240).forEach(chat -> add(chat, Urgency.NOTICE, 1));
        IntStream.range(240, 280).forEach(chat -> add(chat, Urgency.REPLY, 1));

        var departures = run();

        assertThat(departures).extracting(Departure::urgency).isSorted();
        assertThat(mostWithin(
                        departures.stream()
                                .filter(departure -> departure.urgency() == Urgency.BROADCAST)
                                .toList(),
                        Duration.ofSeconds(1)))
                .isBetween(23, 25);
    }

    @Test
    void one_chat_that_waits_for_its_turn_holds_up_no_other() {
        add(1, Urgency.REPLY, 20);
        add(2, Urgency.BROADCAST, 1);

        var broadcast =
                run().stream().filter(departure -> departure.chat() == 2).findFirst();

        assertThat(broadcast.orElseThrow().at()).isBefore(START.plusSeconds(1));
    }

    @Test
    void a_reply_behind_a_broadcast_to_the_same_chat_pulls_it_forward() {
        IntStream.range(10, 100).forEach(chat -> add(chat, Urgency.NOTICE, 1));
        add(1, Urgency.BROADCAST, 1);
        add(1, Urgency.REPLY, 1);

        var departures = run();

        assertThat(departures.get(0))
                .extracting(Departure::chat, Departure::urgency)
                .containsExactly(1L, Urgency.BROADCAST);
        assertThat(departures.get(1))
                .extracting(Departure::chat, Departure::urgency)
                .containsExactly(1L, Urgency.REPLY);
    }

    @Test
    void a_sign_of_typing_counts_as_no_message() {
        for (var count = 0; count < 10; count++) {
            schedule.add(letter(5, Urgency.REPLY, new SendChatAction(5L, "typing")), START);
        }

        assertThat(run()).allSatisfy(departure -> assertThat(departure.at()).isEqualTo(START));
    }

    @Test
    void a_chat_that_is_quiet_takes_no_memory() {
        IntStream.range(1, 300).forEach(chat -> add(chat, Urgency.REPLY, 2));
        assertThat(schedule.chats()).isEqualTo(299);

        run();

        schedule.depart(START.plusSeconds(3600));
        assertThat(schedule.chats()).isZero();
        assertThat(schedule.waiting()).isZero();
    }

    @Test
    void being_told_to_wait_in_one_chat_stops_that_chat_and_in_two_the_bot() {
        for (var chat = 1; chat <= 3; chat++) {
            add(chat, Urgency.REPLY, 1);
        }
        var until = START.plusSeconds(60);
        var first = toldToWait(START, until);
        assertThat(first.chatId()).isEqualTo(1);
        assertThat(schedule.nextLook()).isBefore(START.plusSeconds(1));

        toldToWait(schedule.nextLook(), until);

        assertThat(schedule.nextLook()).isEqualTo(until);
        assertThat(run())
                .hasSize(3)
                .allSatisfy(departure -> assertThat(departure.at()).isAfterOrEqualTo(until));
    }

    @Test
    void what_is_too_much_is_not_taken() {
        var small = new Limits(
                new Limits.Burst(Duration.ofSeconds(1), 1),
                new Limits.Burst(Duration.ofSeconds(1), 1),
                new Limits.Burst(Duration.ofSeconds(1), 1),
                new Limits.Burst(Duration.ofSeconds(1), 1),
                Duration.ofMinutes(1),
                2);
        var narrow = new Schedule(small);

        assertThat(List.of(1, 2, 3))
                .extracting(chat -> narrow.add(letter(chat, Urgency.REPLY, new SendMessage((long) chat, "x")), START))
                .containsExactly(true, true, false);
    }

    private Lane toldToWait(Instant now, Instant until) {
        var lane = schedule.depart(now);
        schedule.toldToWait(lane, now, until);
        schedule.keep(lane, now, until);
        return lane;
    }

    private void add(long chat, Urgency urgency, int messages) {
        for (var count = 0; count < messages; count++) {
            schedule.add(letter(chat, urgency, new SendMessage(chat, "text")), START);
        }
    }

    private static <T extends BaseRequest<T, R>, R extends BaseResponse> Letter<T, R> letter(
            long chat, Urgency urgency, BaseRequest<T, R> request) {
        return new Letter<>(chat, urgency, request, new Tally(), new CompletableFuture<>());
    }

    /** Sends everything, each the moment it may leave. */
    private List<Departure> run() {
        var departures = new ArrayList<Departure>();
        var now = START;
        while (schedule.waiting() > 0) {
            var lane = schedule.depart(now);
            if (lane == null) {
                now = schedule.nextLook();
                continue;
            }
            departures.add(new Departure(lane.chatId(), lane.next().urgency(), now));
            schedule.end(lane, now);
        }
        return departures;
    }

    private static int mostWithin(List<Departure> departures, Duration window) {
        var most = 0;
        for (var from : departures) {
            var count = (int) departures.stream()
                    .filter(departure -> !departure.at().isBefore(from.at())
                            && departure.at().isBefore(from.at().plus(window)))
                    .count();
            most = Math.max(most, count);
        }
        return most;
    }
}
