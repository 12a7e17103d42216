package io.neurocards.telegram.delivery;

import io.neurocards.accounts.export.ExportLinks;
import io.neurocards.accounts.export.ExportMyData;
import io.neurocards.accounts.telegram.TelegramPersons;
import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.ledger.Ledger;
import io.neurocards.media.MediaLinks;
import io.neurocards.media.MediaStore;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.outgoing.Outgoing;
import io.neurocards.videos.CancelVideo;
import io.neurocards.videos.Templates;
import io.neurocards.videos.Videos;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBot
class DeliveryConfiguration {

    @Bean
    ProgressRows telegramProgressRows(JdbcClient jdbc) {
        return new ProgressRows(jdbc);
    }

    @Bean
    DeliveryRows telegramDeliveryRows(JdbcClient jdbc) {
        return new DeliveryRows(jdbc);
    }

    @Bean
    FollowOrders followOrders(TelegramPersons persons, ProgressRows progress, DeliveryRows deliveries, Jobs jobs) {
        return new FollowOrders(persons::chatOf, progress, deliveries, jobs);
    }

    @Bean
    ShowProgress showProgress(ProgressRows rows, Videos videos, Ledger ledger, Outgoing outgoing, Clock clock) {
        return new ShowProgress(rows, new ProgressAnswers(rows, clock), videos, ledger, outgoing, clock);
    }

    @Bean
    ClipMessages clipMessages(
            Templates templates, MediaLinks links, Ledger ledger, DeliverySettings settings, Clock clock) {
        return new ClipMessages(templates, links, ledger, settings, clock);
    }

    @Bean
    Couriers couriers(
            Videos videos,
            MediaStore store,
            Ffmpeg ffmpeg,
            ClipMessages messages,
            Outgoing outgoing,
            DeliverySettings settings) {
        return new Couriers(videos, store, ffmpeg, messages, outgoing, settings);
    }

    @Bean
    DeliverVideos deliverVideos(Decisions decisions, DeliveryRows rows, Couriers couriers, Clock clock) {
        return new DeliverVideos(decisions, rows, couriers, clock);
    }

    @Bean
    DeliverWaiting deliverWaiting(
            Decisions decisions, DeliveryRows deliveries, ProgressRows progress, Jobs jobs, Clock clock) {
        return new DeliverWaiting(decisions, deliveries, progress, jobs, clock);
    }

    @Bean
    ResendClip resendClip(
            Decisions decisions, DeliveryRows rows, Jobs jobs, Videos videos, Couriers couriers, Clock clock) {
        return new ResendClip(decisions, rows, jobs, videos, couriers, clock);
    }

    @Bean
    DeliverAgain deliverAgain(TelegramPersons persons, DeliveryRows rows, Jobs jobs) {
        return new DeliverAgain(persons::chatOf, rows, jobs);
    }

    @Bean
    TakeAlong takeAlong(ExportMyData export) {
        return new TakeAlong(export);
    }

    @Bean
    ExportMessages exportMessages(
            Outgoing outgoing, ExportLinks links, DeliverySettings settings, JdbcClient jdbc, Clock clock) {
        return new ExportMessages(outgoing, links, settings, jdbc, clock);
    }

    @Bean
    SendExport sendExport(ExportMyData export, TelegramPersons persons, ExportMessages messages, Clock clock) {
        return new SendExport(export, persons, messages, clock);
    }

    @Bean
    CancelOrder cancelOrder(Videos videos, CancelVideo cancelVideo) {
        return new CancelOrder(videos, cancelVideo);
    }
}
