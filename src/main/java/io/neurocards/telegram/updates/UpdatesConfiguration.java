package io.neurocards.telegram.updates;

import com.pengrad.telegrambot.TelegramBot;
import io.neurocards.database.Decisions;
import io.neurocards.database.journal.JournaledPayments;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.Pair;
import io.neurocards.jobs.Ticker;
import io.neurocards.shared.ConditionalOnRole;
import io.neurocards.shared.NodeName;
import io.neurocards.shared.Role;
import io.neurocards.shared.Sleeper;
import io.neurocards.telegram.client.BotAddress;
import io.neurocards.telegram.client.BotSettings;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.outgoing.Outgoing;
import java.time.Clock;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBot
class UpdatesConfiguration {

    private static final Duration HAND_OVER = Duration.ofSeconds(1);

    @Bean
    UpdateReader updateReader(Clock clock) {
        return new UpdateReader(clock);
    }

    @Bean
    Inbox telegramInbox(JdbcClient jdbc, Decisions decisions, Clock clock, BotSettings settings) {
        return new Inbox(jdbc, decisions, clock, settings.botId());
    }

    @Bean
    Lease telegramLease(JdbcClient jdbc, Decisions decisions, Clock clock, BotSettings bot, UpdatesSettings settings) {
        return new Lease(jdbc, decisions, clock, "updates:" + bot.botId(), settings.lease());
    }

    @Bean
    Checkouts checkouts(ObjectProvider<CheckoutHandler> handlers, Outgoing outgoing, UpdatesSettings settings) {
        return new Checkouts(handlers, outgoing, settings.checkout());
    }

    /** Asks for the handler late: it may itself need what is made here. */
    @Bean
    Acting acting(ObjectProvider<UpdateHandler> handlers, ObjectProvider<Apology> apologies) {
        return new Acting(handlers::getIfAvailable, apologies::getIfAvailable);
    }

    @Bean
    OutageNotice outageNotice(Acting acting, ObjectProvider<Pair> pair) {
        return new OutageNotice(acting, () -> pair.stream().anyMatch(one -> one.mode() == Mode.CACHE_ONLY));
    }

    @Bean
    Handling handling(
            Acting acting, Inbox inbox, OutageNotice notice, Clock clock, Sleeper sleeper, UpdatesSettings settings) {
        return new Handling(acting, inbox, notice, clock, sleeper, settings);
    }

    /** The journal is there with a backup only. */
    @Bean
    KeptPayments keptPayments(ObjectProvider<NodeJournal> journal, BotSettings settings) {
        return new KeptPayments(new JournaledPayments(journal::getIfAvailable), settings.botId());
    }

    @Bean
    @ConditionalOnRole(Role.BOT)
    Ticker keptPaymentsTicker(KeptPayments payments, UpdateReader reader, Intake intake) {
        return new Ticker("kept-payments", HAND_OVER, () -> payments.handOver(reader, intake));
    }

    @Bean
    Intake intake(
            Inbox inbox,
            Checkouts checkouts,
            KeptPayments payments,
            OutageNotice notice,
            Lease lease,
            Handling handling,
            UpdatesSettings settings) {
        var marks = new HandledMarks(inbox);
        var dispatcher = new Dispatcher(handling, marks, settings);
        return new Intake(inbox, dispatcher, marks, checkouts, payments, notice, lease::isHeld, handling::isPossible);
    }

    @Bean
    Telegram telegramSource(TelegramBot bot, BotAddress address, BotSettings settings, OkHttpClient telegramHttp) {
        return new Telegram(bot, address, settings, telegramHttp);
    }

    @Bean
    Hearing hearing(Clock clock) {
        return new Hearing(clock.instant());
    }

    @Bean
    Reception.Rhythm receptionRhythm(Clock clock, Sleeper sleeper, Hearing hearing) {
        return new Reception.Rhythm(clock, sleeper, hearing);
    }

    @Bean
    @ConditionalOnRole(Role.BOT)
    Reception reception(
            Telegram telegram,
            Intake intake,
            Lease lease,
            UpdateReader reader,
            UpdatesSettings settings,
            Reception.Rhythm rhythm) {
        return new Reception(telegram, intake, lease, reader, rhythm, settings);
    }

    @Bean
    @ConditionalOnRole(Role.BOT)
    BotSilent botSilent(Reception reception, NodeName node) {
        return new BotSilent(reception::trouble, node.value());
    }

    @Bean
    WebhookFailing webhookFailing(Telegram telegram) {
        return new WebhookFailing(telegram);
    }
}
