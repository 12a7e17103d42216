package io.neurocards.notifications;

import io.neurocards.jobs.EndlessWork;
import io.neurocards.jobs.Ticker;
import io.neurocards.operations.alerts.OperatorCalls;
import io.neurocards.operations.alerts.OperatorHeard;
import io.neurocards.operations.alerts.OperatorReport;
import io.neurocards.operations.databases.CallTexts;
import io.neurocards.providers.proxies.Proxies;
import io.neurocards.shared.ConditionalOnRole;
import io.neurocards.shared.NodeName;
import io.neurocards.shared.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
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
            Lines lines,
            Clock clock) {
        var texts = words.getIfAvailable();
        if (texts == null) {
            return new CallWays(List.of(), null);
        }
        var letters = new Letters(texts, settings.language(), QuietHours.parse(settings.quietHours(), texts.zone()));
        var ends = new Outbox.Ends(letters::digest, about -> lines.events().publishEvent(new OperatorHeard(about)));
        var mail = Stream.of(new CallByMail(mailer, settings))
                .filter(_ -> !settings.email().isEmpty())
                .map(way -> new Outbox("mail", way, ends, clock));
        var chats = bot.chats(settings);
        var buttons = new CallByTelegram.Buttons(bot.isOwn(settings), texts, settings);
        var telegram = bot.address(settings, lines.site()::base).stream()
                .filter(_ -> !chats.isEmpty())
                .map(address -> new CallByTelegram(
                        client(bot.isSandbox(settings) ? null : lines.proxies().getObject()), address, chats, buttons))
                .map(way -> new Outbox("telegram", way, ends, clock));
        return new CallWays(Stream.concat(mail, telegram).toList(), letters);
    }

    @Bean
    Lines callLines(ObjectProvider<Proxies> proxies, SiteAddress site, ApplicationEventPublisher events) {
        return new Lines(proxies, site, events);
    }

    /** What calls go out through, and whom they tell of it. */
    record Lines(ObjectProvider<Proxies> proxies, SiteAddress site, ApplicationEventPublisher events) {}

    @Bean
    @ConditionalOnRole(Role.MONITOR)
    CallsFailing callsFailing(CallWays ways, NodeName node) {
        return new CallsFailing(ways::failing, node.value());
    }

    /** @param proxies the way out; null for an address on this machine */
    private static OkHttpClient client(@Nullable Proxies proxies) {
        var builder = new OkHttpClient.Builder()
                .connectTimeout(SILENCE)
                .readTimeout(SILENCE)
                .writeTimeout(SILENCE)
                .followRedirects(false);
        return proxies == null ? builder.build() : proxies.client("telegram", builder.build());
    }

    /** All ways, working. */
    static final class CallWays implements SmartLifecycle, EndlessWork {

        private final List<Outbox> outboxes;
        private final List<Ticker> tickers;
        private final @Nullable Letters letters;

        /** @param letters null when there is nobody to write to */
        CallWays(List<Outbox> outboxes, @Nullable Letters letters) {
            this.outboxes = outboxes;
            this.letters = letters;
            this.tickers = outboxes.stream()
                    .map(outbox -> new Ticker("calls", EVERY, outbox::deliver))
                    .toList();
        }

        @EventListener
        void on(OperatorCalls calls) {
            if (letters != null) {
                take(calls.calls().stream().map(letters::of).toList());
            }
        }

        @EventListener
        void on(OperatorReport report) {
            take(List.of(new Letter(
                    report.id(),
                    report.id(),
                    "daily report",
                    report.at(),
                    true,
                    false,
                    report.subject(),
                    report.subject(),
                    report.text(),
                    report.brief())));
        }

        private void take(List<Letter> written) {
            outboxes.forEach(outbox -> outbox.take(written));
        }

        @Override
        public Optional<String> broken() {
            return tickers.stream().flatMap(ticker -> ticker.broken().stream()).findFirst();
        }

        /** Returns the ways that do not work now. */
        List<Outbox.Failing> failing() {
            var found = new ArrayList<Outbox.Failing>();
            for (var outbox : outboxes) {
                var failing = outbox.failing();
                if (failing != null) {
                    found.add(failing);
                }
            }
            return List.copyOf(found);
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
