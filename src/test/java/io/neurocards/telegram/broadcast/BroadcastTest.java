package io.neurocards.telegram.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pengrad.telegrambot.utility.BotUtils;
import io.neurocards.jobs.JobStep;
import io.neurocards.operations.Operator;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.broadcast.Broadcast.State;
import io.neurocards.telegram.broadcast.ScriptedOutgoing.Killed;
import io.neurocards.telegram.outgoing.Answer;
import io.neurocards.telegram.outgoing.Outgoing.Urgency;
import io.neurocards.videos.HouseStudio;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BroadcastTest {

    private static final long ADMIN = 1;
    private static final Operator.Word WORD = Operator.onTelegram(ADMIN).because("");
    private static final Content HELLO = new Content(Content.Kind.TEXT, "Новинка: 1 < 2", null);

    @TempDir
    Path folder;

    private HouseStudio studio;
    private DeskContext desk;
    private Broadcasting broadcasting;

    @BeforeEach
    void open() throws Exception {
        studio = new HouseStudio(folder);
        desk = new DeskContext(studio, Long.toString(ADMIN));
        broadcasting = desk.get(Broadcasting.class);
    }

    @AfterEach
    void close() {
        desk.close();
        studio.close();
    }

    @Test
    void everybody_gets_it_once_and_the_account_is_exact() throws Exception {
        chats(1000, 60);
        desk.outgoing().answer(1001, new Answer.Blocked<>());
        desk.outgoing().answer(1002, new Answer.Refused<>(400, "Bad Request: chat not found"));
        desk.outgoing().answer(1003, new Answer.Uncertain<>("no answer"));
        var id = started(Segment.ALL);
        optOut(1059);

        var step = send(id);

        assertThat(step).isEqualTo(JobStep.done());
        assertThat(broadcasting.report(id)).isEqualTo(new Report(0, 56, 1, 1, 1, 1));
        assertThat(broadcasting.find(id).orElseThrow().state()).isEqualTo(State.DONE);
        assertThat(desk.outgoing().sent()).hasSize(59).allSatisfy(sent -> {
            assertThat(sent.urgency()).isEqualTo(Urgency.BROADCAST);
            assertThat(sent.text()).isEqualTo("Новинка: 1 < 2");
            assertThat(sent.request().getParameters().get("parse_mode")).isNull();
        });
        assertThat(desk.outgoing().messagesTo(1059)).isZero();
    }

    @Test
    void a_sender_that_is_killed_half_way_leaves_doubts_and_never_a_second_message() throws Exception {
        chats(1000, 100);
        var id = started(Segment.ALL);
        var handed = new AtomicInteger();
        desk.outgoing().dieAt(_ -> handed.incrementAndGet() > 40);

        assertThatThrownBy(() -> send(id)).isInstanceOf(Killed.class);
        desk.outgoing().dieAt(_ -> false);
        assertThat(send(id)).as("another sender has it until the lease is over").isInstanceOf(JobStep.Again.class);
        studio.engine().advance(Duration.ofSeconds(31));
        send(id);

        var report = broadcasting.report(id);
        assertThat(report.all()).isEqualTo(100);
        assertThat(report.waiting()).isZero();
        assertThat(report.uncertain()).isEqualTo(10);
        assertThat(report.sent()).isEqualTo(90);
        assertThat(LongStream.range(1000, 1100).map(desk.outgoing()::messagesTo))
                .allMatch(count -> count <= 1);
    }

    @Test
    void two_senders_do_not_both_send() throws Exception {
        chats(1000, 200);
        var id = started(Segment.ALL);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> send(id));
            var second = threads.submit(() -> send(id));
            first.get();
            second.get();
        }
        studio.engine().advance(Duration.ofSeconds(31));
        send(id);

        assertThat(broadcasting.report(id)).isEqualTo(new Report(0, 200, 0, 0, 0, 0));
        assertThat(desk.outgoing().sent()).hasSize(200);
    }

    @Test
    void it_rests_and_goes_on_where_it_rested() throws Exception {
        chats(1000, 60);
        var id = started(Segment.ALL);
        broadcasting.pause(WORD, id);

        assertThat(send(id)).isEqualTo(JobStep.done());
        assertThat(desk.outgoing().sent()).isEmpty();
        broadcasting.resume(WORD, id);
        broadcasting.resume(WORD, id);
        send(id);

        assertThat(broadcasting.report(id).sent()).isEqualTo(60);
        assertThat(desk.count("audit_log where action like 'broadcast.%'")).isEqualTo(3);
    }

    @Test
    void what_is_cancelled_goes_to_nobody_any_more() throws Exception {
        chats(1000, 5);
        var id = started(Segment.ALL);

        broadcasting.cancel(WORD, id);
        send(id);
        broadcasting.resume(WORD, id);

        assertThat(desk.outgoing().sent()).isEmpty();
        assertThat(broadcasting.find(id).orElseThrow().state()).isEqualTo(State.CANCELLED);
        assertThat(broadcasting.report(id).waiting()).isEqualTo(5);
    }

    @Test
    void it_starts_once_and_only_after_its_author_has_seen_it() {
        chats(1000, 3);
        var id = broadcasting.compose(ADMIN, HELLO).id();

        assertThatThrownBy(() -> broadcasting.start(WORD, id)).isInstanceOf(ProblemException.class);
        broadcasting.previewed(id);
        broadcasting.start(WORD, id);
        chats(2000, 3);

        assertThat(broadcasting.start(WORD, id).all()).isEqualTo(3);
        assertThat(desk.count("audit_log where action = 'broadcast.start'")).isEqualTo(1);
    }

    @Test
    void a_segment_is_those_who_fit_all_of_it() {
        var now = studio.engine().clock().instant();
        desk.chat(10, "ru_rich", "ru", now);
        desk.chat(11, "ru_old", "ru", now.minus(Duration.ofDays(40)));
        desk.chat(12, "en_rich", "en", now);
        desk.chat(13, "out", "ru", now);
        desk.chat(14, "blocked", "ru", now);
        desk.customer(studio.personWith(12), 10, null);
        desk.customer(studio.personWith(3), 12, null);
        optOut(13);
        studio.database()
                .jdbc()
                .sql("update telegram_chats set blocked_at = now() where chat_id = 14")
                .update();

        assertThat(broadcasting.audience(Segment.ALL)).isEqualTo(3);
        assertThat(broadcasting.audience(Segment.ALL.inLanguage("ru"))).isEqualTo(2);
        assertThat(broadcasting.audience(Segment.ALL.inLanguage("ru").activeWithin(30)))
                .isEqualTo(1);
        assertThat(broadcasting.audience(Segment.ALL.havingBetween(10L, null))).isEqualTo(1);
        assertThat(broadcasting.audience(Segment.ALL.havingBetween(null, 0L))).isEqualTo(1);
        assertThat(broadcasting.audience(Segment.ALL.havingBetween(1L, 5L))).isEqualTo(1);
    }

    @Test
    void a_reader_says_no_and_later_yes_again() throws Exception {
        chats(1000, 1);
        var choice = desk.get(NewsChoice.class);
        var off = """
                {"update_id":1,"callback_query":{"id":"9","from":{"id":1000,"is_bot":false,"first_name":"A"},"data":"%s",
                 "chat_instance":"1","message":{"message_id":5,"date":1,"chat":{"id":1000,"type":"private"},"text":"x"}}}
                """;

        assertThat(choice.take(BotUtils.parseUpdate(off.formatted("news:off")))).isTrue();
        assertThat(broadcasting.audience(Segment.ALL)).isZero();
        assertThat(choice.take(BotUtils.parseUpdate(off.formatted("news:on")))).isTrue();
        assertThat(broadcasting.audience(Segment.ALL)).isEqualTo(1);
        assertThat(choice.take(BotUtils.parseUpdate(off.formatted("news:nonsense"))))
                .isFalse();
    }

    @Test
    void a_photo_goes_out_with_its_caption_and_the_button_to_stop() {
        var photo = new Content(Content.Kind.PHOTO, "caption", "AgAC-file");

        desk.get(Post.class).send(photo, 5, Locale.ENGLISH, Urgency.REPLY).join();

        var sent = desk.outgoing().last();
        assertThat(sent.method()).isEqualTo("sendPhoto");
        assertThat(sent.request().getParameters()).containsEntry("photo", "AgAC-file");
        assertThat(sent.request().getParameters().get("reply_markup").toString())
                .contains("news:off");
    }

    private UUID started(Segment segment) {
        var id = broadcasting.compose(ADMIN, HELLO).id();
        broadcasting.narrow(id, segment);
        broadcasting.previewed(id);
        broadcasting.start(WORD, id);
        return id;
    }

    private JobStep send(UUID id) throws InterruptedException {
        return desk.get(SendBroadcast.class).run(id);
    }

    private void chats(long first, int count) {
        var now = studio.engine().clock().instant();
        LongStream.range(first, first + count).forEach(id -> desk.chat(id, "user" + id, "ru", now));
    }

    private void optOut(long chat) {
        studio.database()
                .jdbc()
                .sql("update telegram_chats set opted_out_at = now() where chat_id = :chat")
                .param("chat", chat)
                .update();
    }
}
