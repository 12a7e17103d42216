package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.ledger.Ledger;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.Drafts.StoredPhoto;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.videos.OrderVideos.Orderer;
import io.neurocards.videos.WaitingOrders.Upload;
import io.neurocards.waiting.Answer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Orders for which credits were missing. Each waits for a day, one of each person, and goes on by itself once the credits are
 * there: at the price that was shown, or a lower one.
 */
public final class ShortOrders {

    /** The fact of INSUFFICIENT_CREDITS that says until when the order waits. */
    public static final String WAITS_UNTIL = "waits_until";

    private static final Duration LIFETIME = Duration.ofHours(24);

    private final Taking taking;
    private final Decisions decisions;
    private final ShortRows rows;
    private final Ledger ledger;
    private final Jobs jobs;
    private final Clock clock;

    ShortOrders(Taking taking, Decisions decisions, ShortRows rows, Ledger ledger, Jobs jobs, Clock clock) {
        this.taking = taking;
        this.decisions = decisions;
        this.rows = rows;
        this.ledger = ledger;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** How an order is placed that has its credits, and where its photo is found. */
    record Taking(WaitingOrders orders, StoredPhotos stored, Scenarios scenarios) {

        Answer<OrderedVideos> place(Orderer orderer, OperationId operation, Brief brief, @Nullable Upload upload)
                throws IOException {
            return upload == null
                    ? orders.orderByScenario(orderer, operation, brief)
                    : orders.order(orderer, operation, brief, upload);
        }

        StoredPhoto photo(Orderer orderer, Brief brief, @Nullable Upload upload) throws IOException {
            var scenario = brief.scenario();
            if (upload == null && scenario != null) {
                return scenarios.get(orderer.person(), scenario).photo();
            }
            if (upload == null) {
                throw new ProblemException(ProblemCode.PHOTO_REQUIRED);
            }
            try (var content = upload.open()) {
                return stored.take(orderer.maker(), content);
            }
        }
    }

    /**
     * An order that waits for credits, or did.
     *
     * @param price what it costs at most, for all clips; what it cost, once it was placed
     * @param asked the higher price that it costs by now and that its customer has not said yes to
     * @param missing how many credits are not there yet
     * @param state its stable word, of which only the first two are open: waiting, asking, ordered, ended
     * @param why it ended: {@code cancelled}, {@code replaced}, {@code expired} or the code of a problem
     * @param orderId what was placed
     */
    public record Shown(
            UUID id,
            int clips,
            String description,
            long price,
            @Nullable Long asked,
            long missing,
            String state,
            @Nullable String why,
            @Nullable UUID orderId,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant endedAt) {

        public boolean isOpen() {
            return state.equals("waiting") || state.equals("asking");
        }
    }

    /**
     * Orders as {@link WaitingOrders} does, and keeps the order when nothing but credits is missing.
     *
     * @param upload none for the photo of the brief's scenario
     * @throws ProblemException as there; INSUFFICIENT_CREDITS has {@code waits_until} besides when the order is kept
     */
    public Answer<OrderedVideos> order(
            Orderer orderer, OperationId operation, Brief brief, @Nullable Upload upload, Platform platform)
            throws IOException {
        try {
            return taking.place(orderer, operation, brief, upload);
        } catch (ProblemException problem) {
            if (problem.code() != ProblemCode.INSUFFICIENT_CREDITS) {
                throw problem;
            }
            var need = problem.facts().get("need");
            if (!(need instanceof Number price)) {
                throw problem;
            }
            var photo = taking.photo(orderer, brief, upload);
            var until = keep(orderer, operation, brief, VideoType.REELS, photo, price.longValue(), platform);
            throw problem.with(WAITS_UNTIL, until.toString());
        }
    }

    /**
     * Keeps an order of a photo that is kept already, in place of any other that waits. The same operation again is the same
     * order; one that was placed stays placed.
     *
     * @param price what the customer was shown
     * @return until when it waits
     */
    public Instant keep(
            Orderer orderer,
            OperationId operation,
            Brief brief,
            VideoType type,
            StoredPhoto photo,
            long price,
            Platform platform) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var maker = orderer.maker().equals(orderer.person()) ? null : orderer.maker();
        var order = new ShortOrder(
                operation.value(),
                orderer.person(),
                platform,
                new OrderWish.Kept(brief, type, photo, maker),
                photo,
                price,
                null,
                ShortOrder.State.WAITING,
                null,
                null,
                null,
                now,
                now.plus(LIFETIME),
                null);
        decisions.act(() -> {
            rows.lockFor(orderer.person());
            rows.replace(orderer.person(), operation.value(), now);
            rows.keep(order);
            jobs.enqueue(PlaceShortOrder.TYPE, operation.value()); // the credits may have come meanwhile
        });
        return order.expiresAt();
    }

    /** Returns the person's order that waits. */
    public Optional<Shown> open(PersonId person) {
        return rows.open(person).map(this::shown);
    }

    /** Returns the person's newest order of the last days that waited, whatever became of it. */
    public Optional<Shown> newest(PersonId person) {
        return rows.newest(person).map(this::shown);
    }

    /** Gives up whatever waits; nothing was charged for it. */
    public void cancel(PersonId person) {
        decisions.act(() -> {
            rows.lockFor(person);
            rows.open(person).ifPresent(order -> rows.end(order.id(), ShortOrder.CANCELLED, clock.instant()));
        });
    }

    /**
     * Says yes to a higher price, after which the order goes on.
     *
     * @throws ProblemException NOT_FOUND when nothing of the person's asks about that price any more
     */
    public void accept(PersonId person, UUID id, long price) {
        decisions.act(() -> {
            if (!rows.accept(person, id, price)) {
                throw new ProblemException(ProblemCode.NOT_FOUND);
            }
            jobs.enqueue(PlaceShortOrder.TYPE, id);
        });
    }

    private Shown shown(ShortOrder order) {
        var asked = order.asked();
        var price = asked == null ? order.price() : asked;
        var available = ledger.balance(order.person()).available().amount();
        var brief = order.wish().brief();
        return new Shown(
                order.id(),
                brief.count(),
                brief.description() == null ? "" : brief.description(),
                order.charged() == null ? order.price() : order.charged(),
                asked,
                Math.max(0, price - available),
                order.state().word(),
                order.why(),
                order.orderId(),
                order.createdAt(),
                order.expiresAt(),
                order.endedAt());
    }
}
