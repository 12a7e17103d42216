package io.neurocards.videos;

import io.neurocards.accounts.Consents;
import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.JobType;
import io.neurocards.jobs.RetryPolicy;
import io.neurocards.shared.Credits;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.OrderVideos.OnBehalf;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.videos.OrderVideos.OrderedVideos.OrderedJob;
import io.neurocards.videos.events.ShortOrderNews;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Places an order that had waited for credits, by the operation it was kept under: once, however often and wherever this runs,
 * and never for more than its customer said yes to.
 */
final class PlaceShortOrder implements JobHandler {

    static final JobType TYPE = new JobType(
            "videos-place-short-order",
            RetryPolicy.attempts(12).waiting(Duration.ofSeconds(2)).doublingUpTo(Duration.ofMinutes(2)));

    private static final Logger log = LoggerFactory.getLogger(PlaceShortOrder.class);
    private static final Duration CLOSED = Duration.ofMinutes(1);

    private final Decisions decisions;
    private final Making making;
    private final ShortRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlaceShortOrder(Decisions decisions, Making making, ShortRows rows, ApplicationEventPublisher events, Clock clock) {
        this.decisions = decisions;
        this.making = making;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /** What an order is checked by before it is placed, and who places it. */
    record Making(Consents consents, BriefCheck briefs, StoredPhotos photos, TakeOrder orders) {

        CheckedBrief check(ShortOrder order) {
            return briefs.check(order.wish().brief(), order.wish().type());
        }
    }

    @Override
    public JobType type() {
        return TYPE;
    }

    @Override
    public JobStep run(UUID id) throws IOException {
        var found = rows.find(id).filter(ShortOrder::isOpen);
        if (found.isEmpty()) {
            return JobStep.done();
        }
        var order = found.get();
        if (rows.open(order.person()).filter(newest -> newest.id().equals(id)).isEmpty()) {
            decisions.act(() -> rows.end(id, ShortOrder.REPLACED, clock.instant()));
            return JobStep.done();
        }
        if (!clock.instant().isBefore(order.expiresAt())) {
            return ended(order, ShortOrder.EXPIRED);
        }
        return order.state() == ShortOrder.State.ASKING ? JobStep.done() : placed(order);
    }

    private JobStep placed(ShortOrder order) throws IOException {
        try {
            making.consents().require(order.person());
            if (!making.photos().has(order.photo())) {
                throw new ProblemException(ProblemCode.PHOTO_REQUIRED);
            }
            var request = new TakeOrder.Request(
                    order.operation(),
                    order.orderer(),
                    order.wish().brief().asked(order.wish().type()),
                    order.photo());
            var ordered = making.orders().take(request, () -> making.check(order), new AsShown(order));
            // Placed by hand under the same operation before, or by a run whose answer was lost: then nothing is left
            // to do.
            decisions.act(
                    () -> rows.ordered(order.person(), order.photo().photo(), ordered.orderId(), clock.instant()));
            return JobStep.done();
        } catch (DearerException dearer) {
            return asked(order, dearer.price);
        } catch (GoneException _) {
            return JobStep.done();
        } catch (ProblemException problem) {
            return switch (problem.code()) {
                case INSUFFICIENT_CREDITS -> JobStep.done();
                case MAINTENANCE -> JobStep.again(CLOSED);
                default -> ended(order, problem.code().text());
            };
        }
    }

    private JobStep asked(ShortOrder order, long price) {
        decisions.act(() -> {
            if (rows.ask(order.id(), price)) {
                events.publishEvent(
                        new ShortOrderNews.Dearer(order.id(), order.person(), order.price(), price, clock.instant()));
            }
        });
        return JobStep.done();
    }

    private JobStep ended(ShortOrder order, String why) {
        log.info("An order that waited for credits was not placed: operation={}, why={}", order.id(), why);
        decisions.act(() -> {
            var now = clock.instant();
            if (rows.end(order.id(), why, now)) {
                events.publishEvent(new ShortOrderNews.Ended(order.id(), order.person(), why, now));
            }
        });
        return JobStep.done();
    }

    /** Keeps the order to what was shown, within its transaction. */
    private final class AsShown implements OnBehalf {

        private final ShortOrder order;

        AsShown(ShortOrder order) {
            this.order = order;
        }

        @Override
        public String asked() {
            return "";
        }

        @Override
        public boolean hasOwnBounds() {
            return false;
        }

        @Override
        public void begin(String model, Credits cost) {
            if (cost.amount() > order.price()) {
                throw new DearerException(cost.amount());
            }
        }

        @Override
        public void ordered(OrderedVideos ordered) {
            var cost = ordered.jobs().stream().mapToLong(OrderedJob::cost).sum();
            if (!rows.charged(order.id(), ordered.orderId(), cost)) {
                throw new GoneException(); // cancelled meanwhile: everything of this transaction is undone
            }
            events.publishEvent(new ShortOrderNews.Placed(
                    order.id(),
                    ordered.orderId(),
                    order.person(),
                    ordered.jobs().size(),
                    cost,
                    clock.instant()));
        }
    }

    private static final class DearerException extends RuntimeException {

        private final long price;

        DearerException(long price) {
            super("It costs more by now: price=" + price);
            this.price = price;
        }
    }

    private static final class GoneException extends RuntimeException {
        GoneException() {
            super("It does not wait any more");
        }
    }
}
