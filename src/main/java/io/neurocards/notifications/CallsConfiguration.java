package io.neurocards.notifications;

import io.neurocards.jobs.Ticker;
import io.neurocards.operations.databases.CallTexts;
import io.neurocards.operations.databases.OperatorCall;
import io.neurocards.providers.proxies.Proxies;
import io.neurocards.shared.ConditionalOnRole;
import io.neurocards.shared.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** The ways on which calls for help leave; each has a thread of its own, so that a silent mail server keeps nothing else. */
@Configuration(proxyBeanMethods = false)
class CallsConfiguration {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    /** Every process sees what is wrong, and one kind calls for help. */
    @Bean
    @ConditionalOnRole(Role.MONITOR)
    CallWays callWays(
            AlertSettings settings,
            HouseBot bot,
            Mailer mailer,
            ObjectProvider<CallTexts> words,
            ObjectProvider<Proxies> proxies,
            Clock clock) {
        var texts = words.getIfAvailable();
        if (texts == null) {
            return new CallWays(List.of());
        }
        var mail = Stream.of(new CallByMail(mailer, settings, texts))
                .filter(_ -> !settings.email().isEmpty())
                .map(way -> new Outbox("mail", way, clock));
        var chats = bot.chats(settings);
        var telegram = bot.address(settings).stream()
                .filter(_ -> !chats.isEmpty())
                .map(address -> new CallByTelegram(client(proxies.getObject()), address, chats, settings, texts))
                .map(way -> new Outbox("telegram", way, clock));
        return new CallWays(Stream.concat(mail, telegram).toList());
    }

    private static OkHttpClient client(Proxies proxies) {
        return proxies.client(
                "telegram",
                new OkHttpClient.Builder()
                        .connectTimeout(SILENCE)
                        .readTimeout(SILENCE)
                        .writeTimeout(SILENCE)
                        .followRedirects(false)
                        .build());
    }

    /** All ways, working. */
    static final class CallWays implements SmartLifecycle {

        private final List<Outbox> outboxes;
        private final List<Ticker> tickers;

        CallWays(List<Outbox> outboxes) {
            this.outboxes = outboxes;
            this.tickers = outboxes.stream()
                    .map(outbox -> new Ticker("calls", EVERY, outbox::deliver))
                    .toList();
        }

        @EventListener
        void on(OperatorCall call) {
            outboxes.forEach(outbox -> outbox.take(call));
        }

        @Override
        public void start() {
            tickers.forEach(Ticker::start);
        }

        @Override
        public void stop() {
            tickers.forEach(Ticker::stop);
        }

        @Override
        public boolean isRunning() {
            return tickers.stream().anyMatch(Ticker::isRunning);
        }
    }
}
