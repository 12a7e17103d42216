package io.neurocards.videos;

import io.neurocards.accounts.TestConsents;
import io.neurocards.accounts.standing.TestAdmission;
import io.neurocards.database.Decisions;
import io.neurocards.database.LostCommits;
import io.neurocards.database.TestDecisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.TestJobs;
import io.neurocards.ledger.Ledger;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.providers.TestProviders;
import io.neurocards.shared.Credits;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.videos.Drafts.StoredPhoto;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.videos.OrderVideos.Orderer;
import io.neurocards.videos.events.ShortOrderNews;
import io.neurocards.videos.events.VideosOrdered;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What places orders that wait for credits, as one node has it, on a database that may lose answers. */
final class ShortOrderNode {

    final List<ShortOrderNews> news = new CopyOnWriteArrayList<>();
    final ShortRows rows;
    final ShortOrders orders;
    final Decisions decisions;
    final Ledger ledger;
    final FollowCredits follow;
    private final TestStudio studio;
    private final VideoRows videos;
    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final TakeOrder take;

    ShortOrderNode(TestStudio studio, BooleanSupplier losesCommits) {
        this.studio = studio;
        var clock = studio.engine.clock();
        var dataSource = new LostCommits(studio.database.dataSource(), losesCommits);
        jdbc = JdbcClient.create(dataSource);
        decisions = TestDecisions.on(dataSource, clock);
        ledger = LedgerFixture.ledgerOn(jdbc);
        jobs = TestJobs.on(jdbc, clock);
        videos = VideoRows.on(jdbc);
        rows = new ShortRows(jdbc, JsonMapper.builder().build());
        follow = new FollowCredits(rows, videos.orders(), jobs);
        var place = new PlaceOrder(ledger, videos, TestStudio.SETTINGS, this::publish, clock);
        take = new TakeOrder(decisions, TestAdmission.on(jdbc), videos.orders(), place);
        orders = new ShortOrders(new ShortOrders.Taking(null, null, null), decisions, rows, ledger, jobs, clock);
    }

    private void publish(Object event) {
        switch (event) {
            case VideosOrdered ordered -> follow.on(ordered);
            case ShortOrderNews told -> news.add(told);
            default -> throw new IllegalArgumentException("Nobody listens to " + event);
        }
    }

    /** Returns the job of a house in which a clip costs so much. */
    PlaceShortOrder job(long credits) {
        return new PlaceShortOrder(decisions, making(credits), rows, this::publish, studio.engine.clock());
    }

    LookForCredits look(long credits) {
        return new LookForCredits(decisions, rows, making(credits), ledger, jobs, studio.engine.clock());
    }

    private PlaceShortOrder.Making making(long credits) {
        return new PlaceShortOrder.Making(
                TestConsents.on(jdbc), briefs(credits), new StoredPhotos(null, studio.store), take);
    }

    private BriefCheck briefs(long credits) {
        var catalogue = TestProviders.catalogue("""
                models:
                  - {id: local, provider: local, titles: {en: Local, ru: Местная}, inputs: [image], ratios: ["9:16"],
                     seconds: {shortest: 5, longest: 14, usual: 8}, resolution: 1080x1920, audio: true, credits: %d,
                     provider_cost_minor: 0, prompt_limit: 600, making_seconds: 8, state: live, substitute: null}
                """.formatted(credits));
        return new BriefCheck(catalogue, TestProviders.of(studio.vendor));
    }

    static StoredPhoto photo(PersonId person, String name) {
        return new StoredPhoto(person + "/" + name + ".jpg", null);
    }

    static Brief brief(int count) {
        return new Brief("ad", "a white sneaker", "slowly", "", count, null, null, "en");
    }

    void keep(PersonId person, UUID id, int count, long price, String photo) {
        orders.keep(
                Orderer.of(person),
                new OperationId(id),
                brief(count),
                VideoType.REELS,
                photo(person, photo),
                price,
                Platform.WEBSITE);
    }

    /** The customer presses the button themselves. */
    OrderedVideos byHand(PersonId person, UUID id, int count, String photo, long credits) {
        var brief = brief(count);
        var request = new TakeOrder.Request(
                new OperationId(id), Orderer.of(person), brief.asked(VideoType.REELS), photo(person, photo));
        return take.take(request, () -> briefs(credits).check(brief, VideoType.REELS));
    }

    void grant(PersonId person, long credits, String reference) {
        var now = studio.engine.clock().instant();
        decisions.act(() -> ledger.grant(person, Credits.of(credits), reference, now));
    }

    ShortOrder row(UUID id) {
        return rows.find(id).orElseThrow();
    }
}
