package io.neurocards.telegram.delivery;

import io.neurocards.database.SqlTime;
import io.neurocards.jobs.JobGivenUpException;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.JobType;
import io.neurocards.jobs.RecurringJob;
import io.neurocards.media.MediaLinks;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ServerSecret;
import io.neurocards.shared.UuidV7;
import io.neurocards.telegram.outgoing.Outgoing;
import io.neurocards.videos.Templates;
import io.neurocards.videos.TestStudio;
import io.neurocards.videos.events.VideoEnded;
import io.neurocards.videos.events.VideosOrdered;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.util.unit.DataSize;

/** The making of clips together with their delivery, whose objects a test can throw away and make anew. */
final class DeliveryStudio implements AutoCloseable {

    final TestStudio videos;
    final RecordingTelegram telegram;
    private final Map<PersonId, Long> chats = new HashMap<>();
    private final Clock clock;
    private Outgoing outgoing;
    private final DeliverySettings settings;
    private FollowOrders followOrders;
    private ShowProgress showProgress;
    private DeliverVideos deliverVideos;
    DeliverWaiting deliverWaiting;
    ResendClip resendClip;
    CancelOrder cancelOrder;

    DeliveryStudio(Path folder) throws IOException {
        this(folder, DataSize.ofMegabytes(50));
    }

    DeliveryStudio(Path folder, DataSize largestUpload) throws IOException {
        this(new TestStudio(folder), largestUpload, null);
    }

    /** Takes another way to Telegram than the recording one. */
    DeliveryStudio(TestStudio videos, DataSize largestUpload, Outgoing other) throws IOException {
        this.videos = videos;
        clock = videos.engine.clock();
        telegram = new RecordingTelegram(clock);
        outgoing = other == null ? telegram : other;
        settings = new DeliverySettings("https://studio.example.com/", 8080, largestUpload, Duration.ofDays(7));
        restart();
        videos.listen(event -> {
            switch (event) {
                case VideosOrdered ordered -> followOrders.on(ordered);
                case VideoEnded ended -> followOrders.on(ended);
                default -> throw new IllegalArgumentException("Nobody listens to " + event);
            }
        });
        videos.engine
                .handle(new Current(() -> deliverVideos))
                .repeat(current(() -> showProgress))
                .repeat(current(() -> deliverWaiting));
    }

    /** Does what a new process does, which comes with a queue of its own. */
    void restart(Outgoing other) throws IOException {
        outgoing = other;
        restart();
    }

    /** Does what a new process does: makes everything again, from what is in the database. */
    void restart() throws IOException {
        var jdbc = videos.database.jdbc();
        var progress = new ProgressRows(jdbc);
        var rows = new DeliveryRows(jdbc);
        var jobs = videos.engine.jobs();
        var links = new MediaLinks(new ServerSecret(new byte[32]), clock, Duration.ofHours(24));
        var templates = Templates.read(Path.of("no-such-folder"));
        var messages = new ClipMessages(templates, links, videos.ledger, settings, clock);
        var ffmpeg = Ffmpeg.find(null, Path.of("target", "test-programs"));
        var couriers = new Couriers(videos.videos, videos.store, ffmpeg, messages, outgoing, settings);
        followOrders = new FollowOrders(this::chatOf, progress, rows, jobs);
        showProgress = new ShowProgress(
                progress, new ProgressAnswers(progress, clock), videos.videos, videos.ledger, outgoing, clock);
        deliverVideos = new DeliverVideos(videos.decisions, rows, couriers, clock);
        deliverWaiting = new DeliverWaiting(videos.decisions, rows, progress, jobs, clock);
        resendClip = new ResendClip(videos.decisions, rows, jobs, videos.videos, couriers, clock);
        cancelOrder = new CancelOrder(videos.videos, videos.cancelVideo);
    }

    /** Returns a customer who talks with the bot. */
    PersonId person(long chat, long credits, String locale) {
        var person = videos.personWith(credits);
        chats.put(person, chat);
        videos.database
                .jdbc()
                .sql("""
                        insert into telegram_chats (id, chat_id, locale, dialogue, dialogue_version, last_update,
                                                    created_at, last_active_at)
                        values (:id, :chat, :locale, '{}', 1, 0, :now, :now)
                        """)
                .param("id", UuidV7.at(clock.instant()))
                .param("chat", chat)
                .param("locale", locale)
                .param("now", SqlTime.of(clock.instant()))
                .update();
        return person;
    }

    /** Blocks the bot, or comes back to it, as the client notes it. */
    void block(long chat, boolean block) {
        telegram.block(chat, block);
        videos.database
                .jdbc()
                .sql("update telegram_chats set blocked_at = case when :block then now() end where chat_id = :chat")
                .param("block", block)
                .param("chat", chat)
                .update();
    }

    String state(UUID job) {
        return videos.database
                .jdbc()
                .sql("select state from telegram_deliveries where id = :id")
                .param("id", job)
                .query(String.class)
                .single();
    }

    /** Returns how many progress messages are on their way to a customer who has not blocked the bot. */
    int showing() {
        return videos.database
                .jdbc()
                .sql("""
                        select count(*) from telegram_progress p join telegram_chats c on c.chat_id = p.chat_id
                        where p.busy_until > :now and c.blocked_at is null
                        """)
                .param("now", SqlTime.of(clock.instant()))
                .query(Integer.class)
                .single();
    }

    private OptionalLong chatOf(PersonId person) {
        var chat = chats.get(person);
        return chat == null ? OptionalLong.empty() : OptionalLong.of(chat);
    }

    private static RecurringJob current(Supplier<RecurringJob> job) {
        return new RecurringJob() {
            @Override
            public String name() {
                return job.get().name();
            }

            @Override
            public Duration every() {
                return job.get().every();
            }

            @Override
            public void run() throws Exception {
                job.get().run();
            }
        };
    }

    private record Current(Supplier<JobHandler> handler) implements JobHandler {

        @Override
        public JobType type() {
            return handler.get().type();
        }

        @Override
        public JobStep run(UUID id) throws Exception {
            return handler.get().run(id);
        }

        @Override
        public void gaveUp(UUID id, JobGivenUpException reason) {
            handler.get().gaveUp(id, reason);
        }
    }

    @Override
    public void close() {
        videos.close();
    }
}
