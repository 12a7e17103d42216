package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.database.pair.ModeSwitch;
import io.neurocards.jobs.AttackedJobs;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.JobType;
import io.neurocards.ledger.Ledger;
import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.media.TestStore;
import io.neurocards.providers.Catalogue;
import io.neurocards.providers.TestProviders;
import io.neurocards.providers.prompts.TestWriter;
import io.neurocards.shared.NodeName;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.Until;
import io.neurocards.videos.Drafts.StoredPhoto;
import io.neurocards.videos.events.VideoEnded;
import io.neurocards.videos.events.VideosOrdered;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Orders of clips and the work on them as one process of the product does it, on a pair: its engine, its line, its stages, its way
 * to a vendor and its look-ups. Only the files of clips are not there.
 */
public final class AttackedVideos implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AttackedVideos.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final StoredPhoto PHOTO = new StoredPhoto("attack/photo.jpg", null);

    /** What a vendor is not known to have is given up after a second: a history is a few of them. */
    private static final VideosSettings SETTINGS = new VideosSettings(
            2,
            4,
            1800,
            15,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            1,
            24,
            1,
            0,
            Path.of("no-such-folder"),
            Path.of("no-file"));

    private static final Catalogue CATALOGUE = TestProviders.catalogue();
    private static final MediaStore STORE = store();
    private static final Templates TEMPLATES = templates();

    private final Decisions decisions;
    private final VideoRows rows;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final AttackedJobs engine;
    private final AttackedVendor vendor;
    private final PlaceOrder placeOrder;
    private final EndVideo endVideo;
    private final WritePrompt writePrompt;
    private final Generation generation;
    private final Watch watch;
    private final LookUps lookUps;
    private final DispatchVideos dispatch;
    private final RecoverVideos recover;
    private volatile boolean isOver;

    /** @param vendor who makes the clips of all processes */
    public AttackedVideos(
            DataSource pair, Decisions decisions, Ledger ledger, Clock clock, String node, AttackedVendor vendor) {
        this.decisions = decisions;
        this.clock = clock;
        this.vendor = vendor;
        jdbc = JdbcClient.create(pair);
        rows = VideoRows.on(jdbc);
        engine = new AttackedJobs(pair, decisions, clock, node);
        placeOrder = new PlaceOrder(ledger, rows, SETTINGS, event -> happened((VideosOrdered) event), clock);
        endVideo = new EndVideo(decisions, ledger, rows, event -> happened((VideoEnded) event), clock);
        var requests = new Requests(rows, CATALOGUE, TestProviders.of(vendor), STORE);
        var words = new ClipWords(rows, requests, TEMPLATES, new AskWriter(TestWriter.off(), TEMPLATES, STORE));
        writePrompt = new WritePrompt(decisions, rows, words, clock);
        var pace = new Pace(SETTINGS, new MakingTimes(jdbc, CATALOGUE, clock), _ -> false, clock);
        var endAttempt = new EndAttempt(rows, requests, engine.jobs(), endVideo, pace, clock);
        watch = new Watch(decisions, rows, requests, endAttempt, pace, clock);
        generation = new Generation(decisions, rows, requests, endAttempt, watch, clock);
        lookUps = new LookUps(decisions, rows, requests, engine.jobs(), pace, clock);
        dispatch = new DispatchVideos(decisions, rows, engine.jobs(), SETTINGS, new NodeName(node), clock);
        recover = new RecoverVideos(
                decisions,
                rows,
                engine.jobs(),
                endVideo,
                dispatch,
                new RecoverVideos.Watchdog(clock, SETTINGS.stuckAfter()));
    }

    private static Templates templates() {
        try {
            return Templates.read(SETTINGS.catalogue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MediaStore store() {
        try {
            var folder = Path.of("target", "attack", "store");
            var photo = Files.createTempFile("attack-photo-", ".jpg");
            ImageIO.write(new BufferedImage(90, 160, BufferedImage.TYPE_INT_RGB), "jpeg", photo.toFile());
            var store = TestStore.in(folder);
            store.put(new MediaKey(Bucket.INPUTS, PHOTO.photo()), photo);
            Files.delete(photo);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void happened(VideosOrdered ordered) {
        dispatch.on(ordered);
    }

    private void happened(VideoEnded ended) {
        dispatch.on(ended);
    }

    /** Begins to make clips. */
    public void start() {
        engine.start(jdbc, List.of(new Making(), dispatch), List.of(recover));
        Thread.ofVirtual().name("attacked-looks").start(() -> {
            while (!isOver) {
                look();
                Until.pass(BETWEEN_LOOKS);
            }
        });
    }

    /** A vendor tells of what was asked for, and is asked what became of it. Nobody waits for a look that failed. */
    private void look() {
        try {
            jdbc.sql(
                            "select id from job_attempts where outcome = 'submitted' and looks = 1 and next_look_at is not null")
                    .query((row, _) -> row.getObject(1, UUID.class))
                    .list()
                    .forEach(attempt -> decisions.act(() -> rows.attempts().hurry(attempt, null)));
            lookUps.turn(Runnable::run);
        } catch (RuntimeException e) {
            log.debug("A look failed; there are more", e);
        }
    }

    /** Hears of each change of the mode. */
    public void on(ModeSwitch change) {
        if (change.isNewDecider()) {
            vendor.switched();
        }
        engine.on(change);
    }

    /** Orders a clip within the caller's transaction; nothing when the credits don't suffice. */
    public Optional<UUID> order(PersonId person) {
        var model = CATALOGUE.find("local").orElseThrow();
        var brief = new CheckedBrief(VideoType.REELS, Template.AD, model, "white sneaker", "", "", 1, 8, "en", null);
        try {
            var placed = placeOrder.placeUnbounded(person, brief, PHOTO);
            return Optional.of(placed.jobs().getFirst().jobId());
        } catch (ProblemException e) {
            if (e.code() == ProblemCode.INSUFFICIENT_CREDITS) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Cancels a clip within the caller's transaction; returns false when it had ended before. */
    public boolean cancel(UUID job) {
        return endVideo.end(job, Stage.CANCELLED, ProblemCode.CANCELLED_BY_CUSTOMER, null);
    }

    /** Does the next part of the work on every clip that has not ended, whoever else may be at it; returns whether none is left. */
    public boolean isAllDone() {
        try {
            dispatch.dispatch();
            var left = jdbc.sql("select id from jobs where finished_at is null")
                    .query((row, _) -> row.getObject(1, UUID.class))
                    .list();
            for (var job : left) {
                new Making().run(job);
            }
            return left.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException | RuntimeException e) {
            log.debug("Some work is left", e);
            return false;
        }
    }

    /** Makes nothing more, and returns when what runs is over. */
    @Override
    public void close() {
        isOver = true;
        engine.close();
    }

    /** One stage a run, as the product's pipeline does it; a clip is fetched and checked by saying so. */
    private final class Making implements JobHandler {

        @Override
        public JobType type() {
            return VideoPipeline.TYPE;
        }

        @Override
        public JobStep run(UUID id) throws IOException, InterruptedException {
            var found = rows.jobs().find(id);
            if (found.isEmpty()) {
                return JobStep.done();
            }
            var job = found.get();
            return switch (job.stage()) {
                case QUEUED -> JobStep.done();
                case PROMPTING -> writePrompt.run(job);
                case SUBMITTING -> generation.submit(job);
                case GENERATING -> watch.generating(job);
                case FETCHING -> fetched(job);
                case CHECKING -> checked(job);
                case DELIVERING -> {
                    endVideo.complete(id);
                    yield JobStep.now();
                }
                case COMPLETED, FAILED, CANCELLED -> {
                    generation.forget(job);
                    yield JobStep.done();
                }
            };
        }

        private JobStep fetched(VideoJob job) {
            decisions.act(() -> {
                if (rows.jobs().advance(job.id(), Stage.FETCHING, Stage.CHECKING, clock.instant())) {
                    rows.jobs().keepFiles(job.id(), job.id() + "/clip.mp4", job.id() + "/poster.jpg", List.of());
                }
            });
            return JobStep.now();
        }

        private JobStep checked(VideoJob job) {
            decisions.act(() -> {
                if (rows.jobs().advance(job.id(), Stage.CHECKING, Stage.DELIVERING, clock.instant())) {
                    rows.jobs().keepCheck(job.id(), new ClipCheck.Seen(null, null, "trainedAlgorithmicMedia", null));
                }
            });
            return JobStep.now();
        }
    }
}
