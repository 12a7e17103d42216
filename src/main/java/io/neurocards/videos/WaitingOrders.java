package io.neurocards.videos;

import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.database.journal.Bytes;
import io.neurocards.database.journal.Priority;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.Drafts.StoredPhoto;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.waiting.Acceptance;
import io.neurocards.waiting.Answer;
import io.neurocards.waiting.WaitingAction;
import io.neurocards.waiting.Wish;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.ObjectMapper;

/**
 * Orders that need not be decided at once. While nobody can decide, the photo is put on the disk, the order into the journal,
 * and the customer is told that it is kept and nothing charged; it may still be refused later, for want of credits.
 */
public final class WaitingOrders implements WaitingAction {

    private static final String TYPE = "videos.order";

    private final OrderVideos orders;
    private final BriefCheck briefs;
    private final StoredPhotos photos;
    private final Acceptance acceptance;
    private final ObjectMapper json;

    /** What the journal keeps of an order. */
    private record Kept(Brief brief, VideoType type, StoredPhoto photo) {}

    /** Opens the photo from its beginning, as often as it is called. */
    @FunctionalInterface
    public interface Upload {
        InputStream open() throws IOException;
    }

    WaitingOrders(
            OrderVideos orders, BriefCheck briefs, StoredPhotos photos, Acceptance acceptance, ObjectMapper json) {
        this.orders = orders;
        this.briefs = briefs;
        this.photos = photos;
        this.acceptance = acceptance;
        this.json = json;
    }

    /**
     * Orders, or keeps the order. What is wrong with the photo or the brief is said at once either way.
     *
     * @throws io.neurocards.shared.ProblemException what {@link OrderVideos} and {@link Acceptance} say
     */
    public Answer<OrderedVideos> order(PersonId person, OperationId operation, Brief brief, Upload photo)
            throws IOException {
        return acceptance.of(
                person,
                () -> {
                    try (var content = photo.open()) {
                        return orders.order(person, operation, brief, content);
                    }
                },
                () -> {
                    briefs.check(brief, VideoType.REELS);
                    try (var content = photo.open()) {
                        return wish(person, operation, new Kept(brief, VideoType.REELS, photos.take(person, content)));
                    }
                });
    }

    private Wish wish(PersonId person, OperationId operation, Kept kept) {
        var payload = Bytes.of(json.writeValueAsString(kept).getBytes(StandardCharsets.UTF_8));
        return new Wish(operation, person, "website", TYPE, payload, List.of());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Priority priority() {
        return Priority.CRITICAL;
    }

    /** An order stands for money, and money does not expire. */
    @Override
    public Optional<Duration> expiresAfter() {
        return Optional.empty();
    }

    @Override
    public String decide(AcceptedOperation operation) throws IOException {
        var kept = json.readValue(operation.payload().toArray(), Kept.class);
        var ordered = orders.order(operation.person(), operation.id(), kept.brief(), kept.type(), kept.photo());
        return "/v1/videos/" + ordered.jobs().getFirst().jobId();
    }
}
