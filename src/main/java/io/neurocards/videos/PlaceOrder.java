package io.neurocards.videos;

import io.neurocards.jobs.JobLog;
import io.neurocards.ledger.Balance;
import io.neurocards.ledger.HoldRequest;
import io.neurocards.ledger.HoldResult;
import io.neurocards.ledger.Ledger;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import io.neurocards.videos.Drafts.StoredPhoto;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.videos.OrderVideos.OrderedVideos.OrderedJob;
import io.neurocards.videos.events.VideosOrdered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;

/** The one transaction in which an order comes to be: holds, order, jobs, and whatever follows from them. */
final class PlaceOrder {

    private static final Duration DAY = Duration.ofHours(24);

    private final Ledger ledger;
    private final VideoRows rows;
    private final VideosSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlaceOrder(Ledger ledger, VideoRows rows, VideosSettings settings, ApplicationEventPublisher events, Clock clock) {
        this.ledger = ledger;
        this.rows = rows;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** Places the order within the caller's transaction. */
    OrderedVideos place(PersonId person, CheckedBrief brief, StoredPhoto photo) {
        return place(person, brief, photo, (more, now) -> requireRoom(person, more, now));
    }

    /** Places the order of somebody whose bounds are kept by others. */
    OrderedVideos placeUnbounded(PersonId person, CheckedBrief brief, StoredPhoto photo) {
        return place(person, brief, photo, (_, _) -> {});
    }

    /** Says whether there is room for so many more clips. */
    @FunctionalInterface
    private interface Room {
        void require(int more, Instant now);
    }

    private OrderedVideos place(PersonId person, CheckedBrief brief, StoredPhoto photo, Room room) {
        var now = clock.instant();
        var order = order(person, brief, photo, now);
        var made = jobs(order, now);
        var balance = hold(person, made, now);
        room.require(made.size(), now);
        rows.orders().insert(order, now);
        made.forEach(job -> rows.jobs().insert(job, now));
        events.publishEvent(new VideosOrdered(
                order.id(), person, made.stream().map(VideoJob::id).toList(), now));
        return new OrderedVideos(
                order.id(),
                made.stream()
                        .map(job -> new OrderedJob(job.id(), job.cost().amount()))
                        .toList(),
                balance.available().amount(),
                balance.held().amount());
    }

    /** A scenario is the person's own, still valid, and about this product; the words are then what was agreed on. */
    void requireScenario(PersonId person, CheckedBrief brief, StoredPhoto photo) {
        var id = brief.scenario();
        if (id == null) {
            return;
        }
        var scenario = rows.scenarios()
                .find(person, id, clock.instant())
                .orElseThrow(() -> new ProblemException(ProblemCode.SCENARIO_UNKNOWN));
        if (!scenario.fits(brief, photo)) {
            throw new ProblemException(ProblemCode.SCENARIO_UNFIT);
        }
    }

    private static VideoOrder order(PersonId person, CheckedBrief brief, StoredPhoto photo, Instant now) {
        return new VideoOrder(
                UuidV7.at(now),
                person,
                brief.type(),
                brief.template(),
                brief.model().id(),
                brief.description(),
                brief.wishes(),
                brief.prompt(),
                brief.language(),
                photo.photo(),
                photo.cutout(),
                brief.seconds(),
                brief.count(),
                brief.model().credits(),
                brief.scenario());
    }

    private List<VideoJob> jobs(VideoOrder order, Instant now) {
        var earlier = rows.orders().clipsOf(order.person(), order.photo(), order.template());
        return IntStream.range(0, order.count())
                .mapToObj(index -> {
                    var id = UuidV7.at(now);
                    return new VideoJob(
                            id,
                            order.id(),
                            order.person(),
                            index + 1,
                            Stage.QUEUED,
                            0,
                            Credits.of(order.creditsEach()),
                            id.getLeastSignificantBits(),
                            (earlier + index) % Short.MAX_VALUE,
                            null,
                            0,
                            null,
                            0,
                            now,
                            JobLog.request());
                })
                .toList();
    }

    private Balance hold(PersonId person, List<VideoJob> made, Instant now) {
        var requests = made.stream()
                .map(job -> new HoldRequest(job.ledgerReference(), job.cost()))
                .toList();
        return switch (ledger.hold(person, requests, now)) {
            case HoldResult.Held(var balance) -> balance;
            case HoldResult.InsufficientCredits(var need, var have) ->
                throw new ProblemException(ProblemCode.INSUFFICIENT_CREDITS)
                        .with("need", need.amount())
                        .with("have", have.amount());
        };
    }

    /** Counted after the hold, whose lock on the wallet keeps a person's orders in one line. */
    private void requireRoom(PersonId person, int more, Instant now) {
        if (rows.jobs().orderedSince(person, now.minus(DAY)) + more > settings.perDayPerPerson()) {
            throw new ProblemException(ProblemCode.DAILY_LIMIT_REACHED).with("limit", settings.perDayPerPerson());
        }
        if (rows.jobs().unfinishedOf(person) + more > settings.activePerPerson()) {
            throw new ProblemException(ProblemCode.TOO_MANY_ACTIVE_VIDEOS).with("limit", settings.activePerPerson());
        }
    }
}
