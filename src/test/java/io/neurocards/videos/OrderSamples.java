package io.neurocards.videos;

import io.neurocards.accounts.standing.TestAdmission;
import io.neurocards.database.Decisions;
import io.neurocards.jobs.TestJobs;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.providers.TestProviders;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.Drafts.StoredPhoto;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.videos.OrderVideos.Orderer;
import io.neurocards.videos.events.VideosOrdered;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders of one clip on any database, as the studio takes them: operation, hold, order, job, enqueue, outcome. */
public final class OrderSamples {

    private final TakeOrder take;

    public OrderSamples(JdbcClient jdbc, Decisions decisions, Clock clock) {
        var settings = new VideosSettings(
                2,
                1,
                1800,
                15,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                600,
                24,
                10,
                0,
                Path.of("no-such-folder"),
                Path.of("no-file"));
        var place = new PlaceOrder(
                LedgerFixture.ledgerOn(jdbc),
                VideoRows.on(jdbc),
                settings,
                event -> TestJobs.on(jdbc, clock).enqueue(DispatchVideos.TYPE, ((VideosOrdered) event).orderId()),
                clock);
        take = new TakeOrder(decisions, TestAdmission.on(jdbc), new VideoOrders(jdbc), place);
    }

    /** Orders one clip of a photo that nobody else has; returns its job. */
    public List<UUID> order(PersonId person, OperationId operation) {
        var model = TestProviders.catalogue().find("local").orElseThrow();
        var brief = new CheckedBrief(VideoType.REELS, Template.AD, model, "white sneaker", "", "", 1, 8, "en", null);
        return take
                .take(
                        new TakeOrder.Request(
                                operation,
                                Orderer.of(person),
                                brief.toString(),
                                new StoredPhoto("sample-" + operation, null)),
                        () -> brief)
                .jobs()
                .stream()
                .map(OrderedVideos.OrderedJob::jobId)
                .toList();
    }
}
