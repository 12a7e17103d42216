package io.neurocards.providers.local;

import io.neurocards.media.film.FilmException;
import io.neurocards.media.film.FilmMaker;
import io.neurocards.media.film.FilmOrder;
import io.neurocards.media.film.FilmStyle;
import io.neurocards.providers.FailureReason;
import io.neurocards.providers.GenerationRequest;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.SubmitAnswer;
import io.neurocards.providers.Task;
import io.neurocards.providers.VideoProvider;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders on this machine, a few films at a time. A task's id is the id of its attempt, so that submitting an attempt again
 * finds what is already there; a task that a killed process took with it is unknown afterwards, and is rendered again.
 */
final class LocalProvider implements VideoProvider, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LocalProvider.class);
    private static final Duration LEFTOVERS_KEPT = Duration.ofDays(1);
    private static final Duration PAUSE_WHEN_FULL = Duration.ofSeconds(1);

    private final FilmMaker maker;
    private final LocalSettings settings;
    private final Semaphore places;
    private final Map<String, Rendering> renderings = new ConcurrentHashMap<>();
    private final ThreadFactory threads = Thread.ofPlatform().name("render-", 1).factory();

    LocalProvider(FilmMaker maker, LocalSettings settings) {
        this.maker = maker;
        this.settings = settings;
        this.places = new Semaphore(settings.concurrency());
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public SubmitAnswer submit(GenerationRequest request) {
        var taskId = request.attempt().toString();
        if (!(find(taskId) instanceof LookUpAnswer.Unknown)) {
            return new SubmitAnswer.Submitted(taskId);
        }
        if (!places.tryAcquire()) {
            return new SubmitAnswer.TryLater(PAUSE_WHEN_FULL);
        }
        var rendering = new Rendering();
        if (renderings.putIfAbsent(taskId, rendering) != null) {
            places.release();
            return new SubmitAnswer.Submitted(taskId);
        }
        return begin(request, taskId, rendering);
    }

    private SubmitAnswer begin(GenerationRequest request, String taskId, Rendering rendering) {
        var folder = RenderFolder.of(settings.folder(), taskId).orElseThrow();
        try {
            folder.prepare(request.photo(), Optional.ofNullable(request.cutout()));
        } catch (IOException e) {
            renderings.remove(taskId);
            places.release();
            log.error("Rendering can't begin: task={}; will be tried again", taskId, e);
            return new SubmitAnswer.Refused(FailureReason.TEMPORARY, String.valueOf(e.getMessage()));
        }
        rendering.begin(threads.newThread(() -> {
            try {
                render(request, folder, rendering);
            } finally {
                places.release();
            }
        }));
        return new SubmitAnswer.Submitted(taskId);
    }

    private void render(GenerationRequest request, RenderFolder folder, Rendering rendering) {
        try {
            var film = maker.render(order(request, folder), folder.clip(), folder.poster(), rendering::reach);
            folder.markReady(film.unknownWords());
        } catch (FilmException e) {
            log.warn("Rendering failed: task={}, mayHelpToRetry={}", request.attempt(), e.mayHelpToRetry(), e);
            rendering.fail(
                    e.mayHelpToRetry() ? FailureReason.TEMPORARY : FailureReason.USER_VIOLATION,
                    String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            log.info("Rendering stopped: task={}", request.attempt());
            rendering.fail(FailureReason.TEMPORARY, "stopped");
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            log.error("Rendering broke: task={}", request.attempt(), e);
            rendering.fail(FailureReason.TEMPORARY, String.valueOf(e.getMessage()));
        }
    }

    private FilmOrder order(GenerationRequest request, RenderFolder folder) {
        return new FilmOrder(
                folder.photo(),
                request.cutout() == null ? null : folder.cutout(),
                FilmStyle.valueOf(request.look().toUpperCase(Locale.ROOT)),
                request.direction(),
                Duration.ofSeconds(request.seconds()),
                request.seed(),
                request.variant(),
                settings.sound(),
                settings.frameRate());
    }

    @Override
    public LookUpAnswer lookUp(Task task) {
        return find(name(task));
    }

    private static String name(Task task) {
        var id = task.id();
        return id == null ? task.attempt().toString() : id;
    }

    private LookUpAnswer find(String taskId) {
        var folder = RenderFolder.of(settings.folder(), taskId);
        if (folder.isEmpty()) {
            return new LookUpAnswer.Unknown();
        }
        try {
            var ready = folder.get().ready();
            if (ready.isPresent()) {
                return ready.get();
            }
        } catch (IOException e) {
            log.warn("Rendering can't be read: task={}; looked at again", taskId, e);
            return new LookUpAnswer.Waiting(0);
        }
        var rendering = renderings.get(taskId);
        return rendering == null ? new LookUpAnswer.Unknown() : rendering.answer();
    }

    @Override
    public void forget(Task task) {
        var taskId = name(task);
        var rendering = renderings.remove(taskId);
        if (rendering != null) {
            rendering.cancel();
            rendering.awaitEnd();
        }
        RenderFolder.of(settings.folder(), taskId).ifPresent(folder -> {
            try {
                folder.delete();
            } catch (IOException e) {
                log.warn("Rendering can't be deleted: task={}; a later start deletes it", taskId, e);
            }
        });
    }

    /**
     * Deletes what tasks of long ago have left, such as those of a process that was killed. A task is asked for within
     * minutes of its end; a day is ample.
     */
    void deleteLeftovers(Instant now) {
        try {
            var deleted = RenderFolder.deleteBegunBefore(settings.folder(), now.minus(LEFTOVERS_KEPT));
            if (deleted > 0) {
                log.info("Leftover renderings deleted: tasks={}", deleted);
            }
        } catch (IOException e) {
            log.warn("Leftover renderings can't be deleted; the next start tries again", e);
        }
    }

    /** Stops what is being rendered; after the next start it is rendered again. */
    @Override
    public void close() {
        renderings.values().forEach(Rendering::cancel);
        renderings.values().forEach(Rendering::awaitEnd);
    }
}
