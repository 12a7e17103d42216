package io.neurocards.sandbox.providers.kling;

import io.neurocards.sandbox.providers.clips.PhotoSource;
import io.neurocards.sandbox.providers.clips.Photos;
import io.neurocards.sandbox.providers.world.Account;
import io.neurocards.sandbox.providers.world.SimulatedTask;
import io.neurocards.sandbox.providers.world.SimulatedTask.Film;
import io.neurocards.sandbox.providers.world.SimulatedTask.Order;
import io.neurocards.sandbox.providers.world.Tasks;
import io.neurocards.sandbox.trouble.Fault.Moment;
import io.neurocards.sandbox.wire.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** What both of Kling's APIs have in common: limits, pictures, and finding tasks again. */
public final class KlingDesk {

    private static final int LARGEST_PHOTO = 10 * 1024 * 1024;
    private static final int SHORTEST_SIDE = 300;
    private static final double STEEPEST = 2.5;
    private static final long FIRST_ID = 800_000_000_000_000_000L;

    private final Tasks tasks;
    private final Photos photos;
    private final PhotoSource source;
    private final Clock clock;
    private final AtomicLong nextId;

    public KlingDesk(Tasks tasks, Photos photos, PhotoSource source, Clock clock) {
        this.tasks = tasks;
        this.photos = photos;
        this.source = source;
        this.clock = clock;
        this.nextId = new AtomicLong(FIRST_ID + new SplittableRandom().nextLong(1_000_000_000_000L) * 1000);
    }

    Instant now() {
        return clock.instant();
    }

    ObjectNode body(Call call) {
        return call.json().orElseThrow(() -> new KlingProblem(400, 1200, "The request body is not a JSON object"));
    }

    /** What a caller wants, checked. */
    record Wish(String operation, String model, String externalId, String callback, ObjectNode request, Film film) {}

    /**
     * Accepts a clip that its fields say nothing against.
     *
     * @throws KlingProblem when the account has too many, or knows the external id
     */
    SimulatedTask begin(Call call, Account account, Wish wish) {
        if (wish.externalId().length() > 100) {
            throw KlingProblem.badParameter("external_task_id is too long");
        }
        synchronized (account) {
            if (!wish.externalId().isEmpty()
                    && tasks.findByName(account, wish.externalId()).isPresent()) {
                throw KlingProblem.badParameter("external_task_id is duplicated: " + wish.externalId());
            }
            if (!account.hasRoom(now())) {
                throw new KlingProblem(429, 1303, "parallel task over resource pack limit");
            }
            if (!account.charge(wish.film().seconds())) {
                throw new KlingProblem(429, 1102, "Resource pack depleted or expired");
            }
            var order = new Order(
                    account,
                    call.key(),
                    wish.operation(),
                    wish.model(),
                    wish.externalId(),
                    wish.callback(),
                    wish.request(),
                    wish.film(),
                    call.base());
            source.prepare(wish.film().photo());
            var moment = new Moment(KlingSimulation.VENDOR, "create", call.key(), call.text());
            return tasks.begin(Long.toString(nextId.incrementAndGet()), order, moment);
        }
    }

    /**
     * Returns the picture's address or the name under which it is kept now; the request forgets its bytes.
     *
     * @param image an address, or base64 without anything before it
     * @throws KlingProblem when Kling would not take it
     */
    String photo(String image) {
        if (image.matches("https?://\\S+")) {
            return image;
        }
        if (image.startsWith("data:")) {
            throw KlingProblem.badParameter("image must be a URL or base64 without a data: prefix");
        }
        try {
            return kept(Base64.getDecoder().decode(image));
        } catch (IllegalArgumentException e) {
            throw KlingProblem.badParameter("image is neither a URL nor base64");
        } catch (IOException e) {
            throw new UncheckedIOException("The photo could not be kept", e);
        }
    }

    private String kept(byte[] content) throws IOException {
        if (content.length > LARGEST_PHOTO) {
            throw KlingProblem.badParameter("image is larger than 10MB");
        }
        var photo = photos.keep(content)
                .filter(kept -> kept.format() != Photos.Format.WEBP)
                .orElseThrow(() -> KlingProblem.badParameter("image format is not supported"));
        if (Math.min(photo.width(), photo.height()) < SHORTEST_SIDE) {
            throw KlingProblem.badParameter("image width and height must be at least 300px");
        }
        var ratio = (double) photo.width() / photo.height();
        if (Math.max(ratio, 1 / ratio) > STEEPEST) {
            throw KlingProblem.badParameter("image aspect ratio must be between 1:2.5 and 2.5:1");
        }
        return photo.name();
    }

    /**
     * Returns the account's task with this id, Kling's or the caller's.
     *
     * @throws KlingProblem when there is none
     */
    SimulatedTask find(Account account, String id, String operation) {
        return tasks.find(account, id)
                .filter(task -> task.order().operation().equals(operation) && task.isVisible(now()))
                .map(KlingDesk::looked)
                .orElseThrow(() -> new KlingProblem(404, 1203, "Task not found"));
    }

    /** Returns the account's visible tasks, the newest first. */
    List<SimulatedTask> all(Account account, Predicate<SimulatedTask> wanted) {
        return tasks.all().reversed().stream()
                .filter(task -> task.order().account() == account && task.isVisible(now()) && wanted.test(task))
                .toList();
    }

    static SimulatedTask looked(SimulatedTask task) {
        task.looked();
        return task;
    }
}
