package io.neurocards.videos;

import io.neurocards.accounts.Consents;
import io.neurocards.accounts.standing.Admission;
import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.ledger.Ledger;
import io.neurocards.media.MediaStore;
import io.neurocards.media.PhotoIntake;
import io.neurocards.media.RetentionSweep;
import io.neurocards.providers.Catalogue;
import io.neurocards.providers.Providers;
import io.neurocards.shared.NodeName;
import io.neurocards.waiting.Acceptance;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class VideosConfiguration {

    @Bean
    VideoRows videoRows(JdbcClient jdbc) {
        return VideoRows.on(jdbc);
    }

    @Bean
    Templates templates(VideosSettings settings) throws IOException {
        return Templates.read(settings.catalogue());
    }

    @Bean
    Videos videos(JdbcClient jdbc, VideosSettings settings, Clock clock) {
        return new Videos(jdbc, settings, clock);
    }

    @Bean
    BriefCheck briefCheck(Catalogue catalogue, Providers providers) {
        return new BriefCheck(catalogue, providers);
    }

    @Bean
    StoredPhotos storedPhotos(PhotoIntake intake, MediaStore store) {
        return new StoredPhotos(intake, store);
    }

    @Bean
    Drafts drafts(BriefCheck briefs, StoredPhotos photos, VideoRows rows) {
        return new Drafts(briefs, photos, rows.orders());
    }

    @Bean
    PlaceOrder placeOrder(
            Ledger ledger, VideoRows rows, VideosSettings settings, ApplicationEventPublisher events, Clock clock) {
        return new PlaceOrder(ledger, rows, settings, events, clock);
    }

    @Bean
    Scenarios scenarios(
            Consents consents,
            BriefCheck briefs,
            StoredPhotos photos,
            AskWriter askWriter,
            KeptScenarios kept,
            ScenarioSettings settings) {
        return new Scenarios(consents, briefs, photos, askWriter, kept, settings);
    }

    @Bean
    KeptScenarios keptScenarios(
            Decisions decisions, Admission admission, VideoRows rows, ScenarioSettings settings, Clock clock) {
        return new KeptScenarios(decisions, admission, rows, settings, clock);
    }

    @Bean
    TakeOrder takeOrder(Decisions decisions, Admission admission, VideoRows rows, PlaceOrder place) {
        return new TakeOrder(decisions, admission, rows.orders(), place);
    }

    @Bean
    OrderWish orderWish(OrderVideos orders, Scenarios scenarios, ObjectMapper json) {
        return new OrderWish(orders, scenarios, json);
    }

    @Bean
    AgainWish againWish(OrderAgain again) {
        return new AgainWish(again);
    }

    @Bean
    WaitingOrders waitingOrders(
            OrderVideos orders,
            BriefCheck briefs,
            StoredPhotos photos,
            Acceptance acceptance,
            OrderWish orderWish,
            AgainWish againWish) {
        return new WaitingOrders(orders, briefs, photos, acceptance, orderWish, againWish);
    }

    @Bean
    ShortRows shortRows(JdbcClient jdbc, ObjectMapper json) {
        return new ShortRows(jdbc, json);
    }

    @Bean
    PlaceShortOrder.Making makingOfShortOrders(
            Consents consents, BriefCheck briefs, StoredPhotos photos, TakeOrder orders) {
        return new PlaceShortOrder.Making(consents, briefs, photos, orders);
    }

    @Bean
    PlaceShortOrder placeShortOrder(
            Decisions decisions,
            PlaceShortOrder.Making making,
            ShortRows rows,
            ApplicationEventPublisher events,
            Clock clock) {
        return new PlaceShortOrder(decisions, making, rows, events, clock);
    }

    @Bean
    LookForCredits lookForCredits(
            Decisions decisions, ShortRows rows, PlaceShortOrder.Making making, Ledger ledger, Jobs jobs, Clock clock) {
        return new LookForCredits(decisions, rows, making, ledger, jobs, clock);
    }

    @Bean
    FollowCredits followCredits(ShortRows rows, VideoRows videos, Jobs jobs) {
        return new FollowCredits(rows, videos.orders(), jobs);
    }

    @Bean
    ShortOrders shortOrders(
            WaitingOrders orders,
            StoredPhotos photos,
            Scenarios scenarios,
            Decisions decisions,
            ShortRows rows,
            Ledger ledger,
            Jobs jobs,
            Clock clock) {
        var taking = new ShortOrders.Taking(orders, photos, scenarios);
        return new ShortOrders(taking, decisions, rows, ledger, jobs, clock);
    }

    @Bean
    OrderVideos orderVideos(
            Consents consents, BriefCheck briefs, StoredPhotos photos, TakeOrder orders, OrderAgain again) {
        return new OrderVideos(consents, briefs, photos, orders, again);
    }

    @Bean
    OrderAgain orderAgain(Consents consents, VideoRows rows, BriefCheck briefs, MediaStore store, TakeOrder take) {
        return new OrderAgain(consents, rows.orders(), briefs, store, take);
    }

    @Bean
    VideoInterventions videoInterventions(
            VideoRows rows, BriefCheck briefs, MediaStore store, PlaceOrder place, EndVideo endVideo, Jobs jobs) {
        return new VideoInterventions(rows, briefs, store, place, endVideo, jobs);
    }

    @Bean
    EndVideo endVideo(
            Decisions decisions, Ledger ledger, VideoRows rows, ApplicationEventPublisher events, Clock clock) {
        return new EndVideo(decisions, ledger, rows, events, clock);
    }

    @Bean
    CancelVideo cancelVideo(Decisions decisions, VideoRows rows, EndVideo endVideo, Jobs jobs) {
        return new CancelVideo(decisions, rows, endVideo, jobs);
    }

    @Bean
    WelcomeCredits welcomeCredits(Ledger ledger, VideosSettings settings) {
        return new WelcomeCredits(ledger, settings);
    }

    @Bean
    ExportVideos exportVideos(Videos videos, MediaStore store) {
        return new ExportVideos(videos, store);
    }

    @Bean
    EraseVideos eraseVideos(JdbcClient jdbc, VideoRows rows, MediaStore store) {
        return new EraseVideos(jdbc, rows, store);
    }

    @Bean
    NodeFile nodeFile(VideosSettings settings) throws IOException {
        return NodeFile.take(settings.nodeFile());
    }

    @Bean
    NodeName nodeName(NodeFile file) {
        return new NodeName(file.name());
    }

    @Bean
    VideoRetention videoRetention(
            RetentionSweep sweep,
            ShortRows shortOrders,
            Decisions decisions,
            JdbcClient jdbc,
            MediaStore store,
            Clock clock) {
        return new VideoRetention(sweep, shortOrders, new FinishedVideos(decisions, jdbc), store, clock);
    }
}
