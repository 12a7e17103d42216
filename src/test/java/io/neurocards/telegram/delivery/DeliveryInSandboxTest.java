package io.neurocards.telegram.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.request.GetMe;
import io.neurocards.Thorough;
import io.neurocards.sandbox.telegram.SandboxTelegram;
import io.neurocards.sandbox.telegram.TelegramPerson;
import io.neurocards.sandbox.telegram.TelegramPerson.Seen;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.outgoing.RunningOutgoing;
import io.neurocards.videos.TestStudio;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** The same delivery over HTTP, through the real queue, to a Telegram as strict as the real one. */
@Thorough
class DeliveryInSandboxTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private static Path kept;

    private static SandboxTelegram sandbox;
    private static TelegramBot bot;

    @TempDir
    Path folder;

    private RunningOutgoing outgoing;
    private DeliveryStudio studio;
    private TelegramPerson anna;
    private PersonId person;

    @BeforeAll
    static void start() {
        sandbox = SandboxTelegram.start(kept);
        bot = sandbox.client();
        bot.execute(new GetMe());
    }

    @AfterAll
    static void stop() {
        bot.shutdown();
        sandbox.close();
    }

    @BeforeEach
    void open() throws Exception {
        var videos = new TestStudio(folder);
        outgoing = new RunningOutgoing(bot, videos.database, videos.engine.clock());
        studio = new DeliveryStudio(videos, DataSize.ofMegabytes(50), outgoing.outgoing());
        anna = sandbox.person("Анна", "ru");
        anna.says("/start");
        person = studio.person(anna.id(), 5, "ru");
    }

    @AfterEach
    void close() {
        outgoing.close();
        studio.close();
    }

    @Test
    void an_order_is_one_edited_message_and_the_video_with_its_facts() throws Exception {
        var job = finishedClip();
        pass(8);

        var progress = fromBot().getFirst();
        var video = videos().getFirst();
        assertThat(progress.edited()).isTrue();
        assertThat(progress.text()).contains("✅ Готово", "Списано: 1\u00a0кредит");
        assertThat(fromBot()).hasSize(2);
        assertThat(video.facts().path("video").path("width").asInt()).isEqualTo(480);
        assertThat(video.facts().path("video").path("height").asInt()).isEqualTo(854);
        assertThat(video.facts().path("video").path("duration").asInt()).isEqualTo(5);
        assertThat(video.facts().path("video").path("thumbnail").path("height").asInt())
                .isEqualTo(320);
        assertThat(video.buttons().getFirst().getFirst().data()).isEqualTo("make_another_same_product:" + job);
    }

    @Test
    void a_restart_of_everything_goes_on_with_the_same_message_and_resends_by_id() throws Exception {
        var job = studio.videos.order(person, 1).getFirst();
        pass(4);
        restart();
        studio.videos.vendorDelivers();
        pass(10);
        restart();
        var outcome = studio.resendClip.resend(anna.id(), person, job);

        assertThat(outcome).isEqualTo(ResendClip.Outcome.SENT);
        assertThat(fromBot()).hasSize(3);
        assertThat(videos()).hasSize(2);
        assertThat(videos().get(1).facts().path("video").path("file_id"))
                .isEqualTo(videos().get(0).facts().path("video").path("file_id"));
    }

    @Test
    void a_lost_answer_after_the_delivery_leads_to_a_second_one_a_minute_later_and_no_third() throws Exception {
        sandbox.order("lost_answer", 1, "sendVideo", 0);
        var job = finishedClip();
        pass(40);
        var early = videos().size();
        pass(30);
        studio.videos.engine.runFor(Duration.ofHours(2), Duration.ofMinutes(2));

        assertThat(early).isEqualTo(1);
        assertThat(videos()).hasSize(2);
        assertThat(studio.state(job)).isEqualTo("delivered");
    }

    @Test
    void telegrams_wish_to_wait_is_obeyed() throws Exception {
        sandbox.order("too_many_requests", 1, "sendVideo", 1);
        var job = finishedClip();

        assertThat(videos()).hasSize(1);
        assertThat(studio.state(job)).isEqualTo("delivered");
    }

    @Test
    void whoever_blocks_the_bot_gets_everything_on_the_next_start() throws Exception {
        var job = studio.videos.order(person, 1).getFirst();
        pass(4);
        anna.blocks();
        studio.videos.vendorDelivers();
        pass(10);
        var state = studio.state(job);
        anna.unblocks();
        anna.says("/start");
        studio.block(anna.id(), false);
        studio.deliverWaiting.forChat(anna.id());
        pass(5);

        assertThat(state).isEqualTo("waiting");
        assertThat(videos()).hasSize(1);
        assertThat(fromBot().getFirst().text()).contains("✅ Готово");
    }

    @Test
    void nobody_is_sent_another_persons_clip() throws Exception {
        var job = finishedClip();
        var boris = sandbox.person("Борис", "ru");
        boris.says("/start");
        var stranger = studio.person(boris.id(), 1, "ru");

        assertThatThrownBy(() -> studio.resendClip.resend(boris.id(), stranger, job))
                .isInstanceOf(ProblemException.class);
        assertThat(boris.messages()).noneMatch(Seen::fromBot);
    }

    private UUID finishedClip() throws Exception {
        var job = studio.videos.order(person, 1).getFirst();
        pass(4);
        studio.videos.vendorDelivers();
        pass(6);
        return job;
    }

    private void restart() throws Exception {
        outgoing.close();
        outgoing = new RunningOutgoing(bot, studio.videos.database, studio.videos.engine.clock());
        studio.restart(outgoing.outgoing());
    }

    private List<Seen> fromBot() {
        return anna.messages().stream().filter(Seen::fromBot).toList();
    }

    private List<Seen> videos() {
        return fromBot().stream().filter(seen -> seen.has("video")).toList();
    }

    /** Lets the engine's time pass; what was handed over is answered in real time. */
    private void pass(int seconds) {
        for (var second = 0; second < seconds; second++) {
            studio.videos.engine.runDue();
            awaitAnswers();
            studio.videos.engine.advance(Duration.ofSeconds(1));
        }
        studio.videos.engine.runDue();
        awaitAnswers();
    }

    private void awaitAnswers() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (studio.showing() > 0) {
            assertThat(System.nanoTime()).as("an answer was written down").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
