package io.neurocards.videos;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import io.neurocards.accounts.standing.TestAdmission;
import io.neurocards.database.Decisions;
import io.neurocards.database.TestDatabase;
import io.neurocards.jobs.ManualJobs;
import io.neurocards.ledger.Balance;
import io.neurocards.ledger.Ledger;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.media.TestStore;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.providers.Catalogue;
import io.neurocards.providers.ScriptedProvider;
import io.neurocards.providers.TestProviders;
import io.neurocards.providers.fetch.TestFetch;
import io.neurocards.providers.prompts.PromptWriter;
import io.neurocards.providers.prompts.TestWriter;
import io.neurocards.providers.vendors.TestKeys;
import io.neurocards.shared.Credits;
import io.neurocards.shared.NodeName;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.Drafts.StoredPhoto;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.videos.OrderVideos.Orderer;
import io.neurocards.videos.events.ShortOrderNews;
import io.neurocards.videos.events.VideoCameLate;
import io.neurocards.videos.events.VideoEnded;
import io.neurocards.videos.events.VideosOrdered;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import tools.jackson.databind.json.JsonMapper;

/** The whole making of clips on a real database and a real store, with a vendor and a clock in the test's hand. */
public final class TestStudio implements AutoCloseable {

    public static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    static final VideosSettings SETTINGS = new VideosSettings(
            2, 1, 1800, 15, 10, 100, 600, 24, 10, 0, Path.of("no-such-folder"), Path.of("no-such-file"));

    public final TestDatabase database = TestDatabase.fresh();
    public final ManualJobs engine = new ManualJobs(database, START);
    public final ScriptedProvider vendor = new ScriptedProvider();
    public final Ledger ledger = LedgerFixture.ledgerOn(database);
    public final Decisions decisions = database.decisions(engine.clock());
    final VideoRows rows = VideoRows.on(database.jdbc());
    public final Videos videos = new Videos(database.jdbc(), SETTINGS, engine.clock());
    private final List<Consumer<Object>> listeners = new ArrayList<>();
    final EndVideo endVideo = new EndVideo(decisions, ledger, rows, this::publish, engine.clock());
    private final WritePrompt writePrompt;
    final Templates templates;
    final AskWriter askWriter;
    final Catalogue catalogue;
    private final Generation generation;
    private final Watch watch;
    final LookUps lookUps;
    private final Supplier<LookUps> processes;
    private final StoreClip storeClip;
    final DispatchVideos dispatch;
    public final CancelVideo cancelVideo;
    final RecoverVideos recover;
    final JobsTool jobsTool;
    private final Path folder;
    private final HttpServer files;
    public final MediaStore store;
    final TakeOrder takeOrder;
    final ShortRows shortRows =
            new ShortRows(database.jdbc(), JsonMapper.builder().build());
    private final FollowCredits followCredits;
    public final List<ShortOrderNews> news = new ArrayList<>();

    public TestStudio(Path folder) throws IOException {
        this(folder, TestStore.in(folder.resolve("store")));
    }

    TestStudio(Path folder, MediaStore store) throws IOException {
        this(folder, store, TestProviders.catalogue(), _ -> TestWriter.off());
    }

    /** With models of the test's own, and a writer on the studio's database. */
    TestStudio(Path folder, MediaStore store, Catalogue catalogue, Function<TestStudio, PromptWriter> writers)
            throws IOException {
        this.folder = folder;
        this.store = store;
        files = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                folder.toAbsolutePath(),
                SimpleFileServer.OutputLevel.NONE);
        files.start();
        vendor.serveFrom(URI.create("http://127.0.0.1:" + files.getAddress().getPort() + "/"));
        var clock = engine.clock();
        var jobs = engine.jobs();
        var writer = writers.apply(this);
        this.catalogue = catalogue;
        var requests = new Requests(rows, catalogue, TestProviders.of(vendor), store);
        var ffmpeg = Ffmpeg.find(null, Path.of("target", "test-programs"));
        templates = Templates.read(SETTINGS.catalogue());
        askWriter = new AskWriter(writer, templates, store);
        writePrompt = new WritePrompt(decisions, rows, new ClipWords(rows, requests, templates, askWriter), clock);
        var pace = new Pace(SETTINGS, new MakingTimes(database.jdbc(), catalogue, clock), _ -> false, clock);
        var endAttempt = new EndAttempt(rows, requests, jobs, endVideo, pace, clock);
        watch = new Watch(decisions, rows, requests, endAttempt, pace, clock);
        generation = new Generation(decisions, rows, requests, endAttempt, watch, clock);
        var clipFiles = new ClipFiles(
                store,
                TestFetch.from("127.0.0.1:" + files.getAddress().getPort()),
                new ClipCheck(ffmpeg, store, SETTINGS.fidelityThreshold()),
                TestKeys.answers(database, clock));
        storeClip = new StoreClip(rows, requests, endAttempt, clipFiles, clock);
        var pipeline = new VideoPipeline(rows, writePrompt, generation, watch, storeClip, endVideo);
        var lateClips = new LateClips(decisions, rows, requests, storeClip, this::publish, clock);
        processes = () -> new LookUps(decisions, rows, requests, jobs, pace, clock);
        lookUps = processes.get();
        dispatch = new DispatchVideos(decisions, rows, jobs, SETTINGS, new NodeName("node"), clock);
        cancelVideo = new CancelVideo(decisions, rows, endVideo, jobs);
        recover = new RecoverVideos(
                decisions, rows, jobs, endVideo, dispatch, new RecoverVideos.Watchdog(clock, SETTINGS.stuckAfter()));
        var troubles = new Troubles(database.jdbc(), rows, ledger, SETTINGS, clock);
        jobsTool = new JobsTool(
                troubles,
                new Reconcile(decisions, rows, requests, lookUps, endVideo, jobs),
                new CleanUp(troubles, endVideo, SETTINGS));
        followCredits = new FollowCredits(shortRows, rows.orders(), jobs);
        takeOrder = new TakeOrder(
                decisions,
                TestAdmission.on(database.jdbc()),
                rows.orders(),
                new PlaceOrder(ledger, rows, SETTINGS, this::publish, clock));
        engine.handle(pipeline).handle(dispatch).handle(lateClips);
        listen(event -> {
            switch (event) {
                case VideosOrdered ordered -> {
                    dispatch.on(ordered);
                    followCredits.on(ordered);
                }
                case VideoEnded ended -> {
                    dispatch.on(ended);
                    followCredits.on(ended);
                }
                case ShortOrderNews told -> news.add(told);
                case VideoCameLate _ -> {}
                default -> throw new IllegalArgumentException("Nobody listens to " + event);
            }
        });
    }

    public void listen(Consumer<Object> listener) {
        listeners.add(listener);
    }

    void publish(Object event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    public PersonId personWith(long credits) {
        var person = PersonId.at(engine.clock().instant());
        decisions.act(() -> ledger.grant(person, Credits.of(credits), "test:" + person, START));
        return person;
    }

    public List<UUID> order(PersonId person, int count) throws IOException {
        return order(person, count, UUID.randomUUID().toString());
    }

    public List<UUID> order(PersonId person, int count, String key) throws IOException {
        return place(person, count, key).jobs().stream()
                .map(OrderedVideos.OrderedJob::jobId)
                .toList();
    }

    OrderedVideos place(PersonId person, int count, String key) throws IOException {
        var photo = new StoredPhoto(person + "/photo.jpg", null);
        var photoKey = new MediaKey(io.neurocards.media.Bucket.INPUTS, photo.photo());
        if (!store.exists(photoKey)) {
            TestStore.in(folder.resolve("store")).put(photoKey, poster());
        }
        var model = catalogue.find("local").orElseThrow();
        var brief = new CheckedBrief(
                VideoType.REELS, Template.AD, model, "white sneaker", "slowly", "", count, 5, "en", null);
        return place(person, brief, photo, key);
    }

    OrderedVideos place(PersonId person, CheckedBrief brief, StoredPhoto photo, String key) {
        return place(person, brief.toString(), () -> brief, photo, key);
    }

    OrderedVideos place(PersonId person, String asked, Supplier<CheckedBrief> check, StoredPhoto photo, String key) {
        return place(Orderer.of(person), asked, check, photo, key);
    }

    OrderedVideos place(Orderer orderer, String asked, Supplier<CheckedBrief> check, StoredPhoto photo, String key) {
        var id = OperationId.of(orderer.maker(), "videos.order", key);
        return takeOrder.take(new TakeOrder.Request(id, orderer, asked, photo), check);
    }

    public VideoView view(PersonId person, UUID job) {
        return videos.find(person, job).orElseThrow();
    }

    public Balance balance(PersonId person) {
        return ledger.balance(person);
    }

    /** Runs one stage of a job as it was read, whatever has become of it since. */
    void runStage(VideoJob job) throws Exception {
        switch (job.stage()) {
            case PROMPTING -> writePrompt.run(job);
            case SUBMITTING -> generation.submit(job);
            case GENERATING -> watch.generating(job);
            case FETCHING -> storeClip.fetch(job);
            case CHECKING -> storeClip.check(job);
            case QUEUED, DELIVERING, COMPLETED, FAILED, CANCELLED -> throw new IllegalArgumentException(job.toString());
        }
    }

    /** Lets the vendor deliver a real clip of five seconds for every task that waits. */
    public void vendorDelivers() throws IOException, InterruptedException {
        vendor.finishAll(clip(5, "480x854"), poster());
    }

    public Path clip(int seconds, String size) throws IOException, InterruptedException {
        var clip = folder.resolve("clip-" + seconds + "-" + size + ".mp4");
        if (!Files.exists(clip)) {
            var ffmpeg = Ffmpeg.find(null, Path.of("target", "test-programs"));
            var exit = new ProcessBuilder(
                            ffmpeg.executable().toString(),
                            "-loglevel",
                            "error",
                            "-f",
                            "lavfi",
                            "-i",
                            "testsrc2=s=" + size + ":r=10:d=" + seconds,
                            "-preset",
                            "ultrafast",
                            "-pix_fmt",
                            "yuv420p",
                            "-y",
                            clip.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IOException("ffmpeg made no test clip: exit=" + exit);
            }
        }
        return clip;
    }

    Path poster() throws IOException {
        var poster = folder.resolve("poster.jpg");
        ImageIO.write(new BufferedImage(900, 1600, BufferedImage.TYPE_INT_RGB), "jpeg", poster.toFile());
        return poster;
    }

    public void runFor(Duration duration) {
        runFor(duration, Duration.ofSeconds(1));
    }

    /** Lets time pass in steps, doing what falls due and looking after what is made elsewhere. */
    void runFor(Duration duration, Duration step) {
        for (var passed = Duration.ZERO; passed.compareTo(duration) < 0; passed = passed.plus(step)) {
            look();
            engine.runDue();
            engine.advance(step);
        }
        look();
        engine.runDue();
    }

    /** Returns the look-ups of another process on the same database. */
    LookUps anotherLookUps() {
        return processes.get();
    }

    /** Asks for everything whose look is due, and writes down what was learned. */
    private void look() {
        lookUps.turn(Runnable::run);
        lookUps.turn(Runnable::run);
    }

    @Override
    public void close() {
        files.stop(0);
        database.close();
    }
}
