package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.Ticker;
import io.neurocards.ledger.Ledger;
import io.neurocards.media.MediaStore;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.providers.Catalogue;
import io.neurocards.providers.Providers;
import io.neurocards.providers.fetch.ClipFetch;
import io.neurocards.providers.prompts.PromptWriter;
import io.neurocards.providers.vendors.AttemptAnswers;
import io.neurocards.providers.vendors.Callbacks;
import io.neurocards.shared.NodeName;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The making of clips, from the line to the customer. */
@Configuration(proxyBeanMethods = false)
class MakingConfiguration {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    @Bean
    DispatchVideos dispatchVideos(
            Decisions decisions, VideoRows rows, Jobs jobs, VideosSettings settings, NodeName node, Clock clock) {
        return new DispatchVideos(decisions, rows, jobs, settings, node, clock);
    }

    @Bean
    Requests requests(VideoRows rows, Catalogue catalogue, Providers providers, MediaStore store) {
        return new Requests(rows, catalogue, providers, store);
    }

    @Bean
    WritePrompt writePrompt(Decisions decisions, VideoRows rows, ClipWords words, Clock clock) {
        return new WritePrompt(decisions, rows, words, clock);
    }

    @Bean
    AskWriter askWriter(PromptWriter writer, Templates templates, MediaStore store) {
        return new AskWriter(writer, templates, store);
    }

    @Bean
    ClipWords clipWords(VideoRows rows, Requests requests, Templates templates, AskWriter askWriter) {
        return new ClipWords(rows, requests, templates, askWriter);
    }

    @Bean
    RecoverVideos recoverVideos(
            Decisions decisions,
            VideoRows rows,
            Jobs jobs,
            EndVideo endVideo,
            DispatchVideos dispatchVideos,
            RecoverVideos.Watchdog watchdog) {
        return new RecoverVideos(decisions, rows, jobs, endVideo, dispatchVideos, watchdog);
    }

    @Bean
    RecoverVideos.Watchdog videoWatchdog(Clock clock, VideosSettings settings) {
        return new RecoverVideos.Watchdog(clock, settings.stuckAfter());
    }

    @Bean
    MakingTimes makingTimes(JdbcClient jdbc, Catalogue catalogue, Clock clock) {
        return new MakingTimes(jdbc, catalogue, clock);
    }

    @Bean
    Pace pace(VideosSettings settings, MakingTimes times, Callbacks callbacks, Clock clock) {
        return new Pace(settings, times, attempt -> callbacks.reach(attempt.provider()), clock);
    }

    @Bean
    ProviderNews providerNews(Decisions decisions, VideoRows rows) {
        return new ProviderNews(decisions, rows.attempts());
    }

    @Bean
    EndAttempt endAttempt(VideoRows rows, Requests requests, Jobs jobs, EndVideo endVideo, Pace pace, Clock clock) {
        return new EndAttempt(rows, requests, jobs, endVideo, pace, clock);
    }

    @Bean
    Watch watch(Decisions decisions, VideoRows rows, Requests requests, EndAttempt endAttempt, Pace pace, Clock clock) {
        return new Watch(decisions, rows, requests, endAttempt, pace, clock);
    }

    @Bean
    Generation generation(
            Decisions decisions, VideoRows rows, Requests requests, EndAttempt endAttempt, Watch watch, Clock clock) {
        return new Generation(decisions, rows, requests, endAttempt, watch, clock);
    }

    @Bean
    ClipFiles clipFiles(MediaStore store, ClipFetch fetch, ClipCheck check, AttemptAnswers answers) {
        return new ClipFiles(store, fetch, check, answers);
    }

    @Bean
    StoreClip storeClip(VideoRows rows, Requests requests, EndAttempt endAttempt, ClipFiles files, Clock clock) {
        return new StoreClip(rows, requests, endAttempt, files, clock);
    }

    @Bean
    ClipCheck clipCheck(Ffmpeg ffmpeg, MediaStore store, VideosSettings settings) {
        return new ClipCheck(ffmpeg, store, settings.fidelityThreshold());
    }

    @Bean
    LateClips lateClips(
            Decisions decisions,
            VideoRows rows,
            Requests requests,
            StoreClip storeClip,
            ApplicationEventPublisher events,
            Clock clock) {
        return new LateClips(decisions, rows, requests, storeClip, events, clock);
    }

    @Bean
    VideoPipeline videoPipeline(
            VideoRows rows,
            WritePrompt writePrompt,
            Generation generation,
            Watch watch,
            StoreClip storeClip,
            EndVideo endVideo) {
        return new VideoPipeline(rows, writePrompt, generation, watch, storeClip, endVideo);
    }

    @Bean
    LookUps lookUps(Decisions decisions, VideoRows rows, Requests requests, Jobs jobs, Pace pace, Clock clock) {
        return new LookUps(decisions, rows, requests, jobs, pace, clock);
    }

    @Bean
    Troubles troubles(JdbcClient jdbc, VideoRows rows, Ledger ledger, VideosSettings settings, Clock clock) {
        return new Troubles(jdbc, rows, ledger, settings, clock);
    }

    @Bean
    JobsTool jobsTool(
            Troubles troubles,
            VideoRows rows,
            Requests requests,
            LookUps lookUps,
            EndVideo endVideo,
            Jobs jobs,
            VideosSettings settings) {
        return new JobsTool(
                troubles,
                new Reconcile(endVideo.decisions(), rows, requests, lookUps, endVideo, jobs),
                new CleanUp(troubles, endVideo, settings));
    }

    /** Looks end by themselves, at their provider's time limit; nothing waits for them. */
    @Bean
    @ConditionalOnProperty(name = "neurocards.jobs.enabled", matchIfMissing = true)
    Ticker lookUpsTicker(LookUps lookUps) {
        return new Ticker("look-ups", BETWEEN_LOOKS, () -> lookUps.turn(task -> Thread.startVirtualThread(task)));
    }
}
