package io.neurocards.telegram.admin;

import io.neurocards.accounts.standing.Bans;
import io.neurocards.accounts.standing.Maintenance;
import io.neurocards.database.Decisions;
import io.neurocards.jobs.Ticker;
import io.neurocards.ledger.Ledger;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.CustomerSearch;
import io.neurocards.operations.GrantCredits;
import io.neurocards.operations.JobInspector;
import io.neurocards.operations.RefundPurchase;
import io.neurocards.operations.RefundVideo;
import io.neurocards.operations.RetryVideo;
import io.neurocards.operations.StopVideo;
import io.neurocards.operations.TakeCredits;
import io.neurocards.operations.alerts.AlertTexts;
import io.neurocards.operations.alerts.Alerts;
import io.neurocards.operations.alerts.SeeAlert;
import io.neurocards.operations.figures.Statistics;
import io.neurocards.operations.figures.StatisticsChart;
import io.neurocards.operations.house.BanCustomer;
import io.neurocards.operations.house.CloseForWorks;
import io.neurocards.operations.keys.LiftKeyBlock;
import io.neurocards.operations.models.ModelSwitch;
import io.neurocards.operations.models.ModelsReport;
import io.neurocards.payments.Payments;
import io.neurocards.providers.vendors.AccountCredit;
import io.neurocards.providers.vendors.AttemptAnswers;
import io.neurocards.providers.vendors.KeysReport;
import io.neurocards.shared.ConditionalOnRole;
import io.neurocards.shared.Role;
import io.neurocards.telegram.broadcast.Broadcasting;
import io.neurocards.telegram.broadcast.DeskTexts;
import io.neurocards.telegram.broadcast.Post;
import io.neurocards.telegram.client.BotSettings;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.outgoing.Outgoing;
import io.neurocards.telegram.updates.SetAsideUpdates;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBot
class AdminConfiguration {

    private static final Duration NEWS = Duration.ofSeconds(10);

    @Bean
    DeskMemory deskMemory(JdbcClient jdbc, Decisions decisions, ObjectMapper json, Clock clock) {
        return new DeskMemory(jdbc, decisions, json, clock);
    }

    @Bean
    Desktop desktop(DeskTexts texts, DeskMemory memory, Statistics statistics, Clock clock) {
        return new Desktop(texts, memory, statistics.zone(), clock);
    }

    @Bean
    HomePage homePage(Desktop desktop, Statistics statistics, StatisticsChart chart, HomePage.Books books) {
        return new HomePage(desktop, statistics, chart, books);
    }

    @Bean
    AlertsPage alertsPage(Desktop desktop, Alerts alerts, AlertTexts texts, SeeAlert seeing, Clock clock) {
        return new AlertsPage(desktop, alerts, texts, seeing, clock);
    }

    @Bean
    HomePage.Books books(AuditLog audit, SetAsideUpdates aside) {
        return new HomePage.Books(audit, aside);
    }

    @Bean
    AsidePage asidePage(Desktop desktop, SetAsideUpdates aside) {
        return new AsidePage(desktop, aside);
    }

    @Bean
    PaymentPage paymentPage(Desktop desktop, Payments payments, RefundPurchase refund) {
        return new PaymentPage(desktop, payments, refund);
    }

    @Bean
    StandingPage standingPage(
            Desktop desktop, Bans bans, Maintenance maintenance, BanCustomer customers, CloseForWorks studio) {
        return new StandingPage(desktop, bans, maintenance, customers, studio);
    }

    @Bean
    CustomerPage customerPage(
            Desktop desktop,
            CustomerSearch search,
            JobInspector jobs,
            Ledger ledger,
            PaymentPage payments,
            StandingPage standing) {
        return new CustomerPage(desktop, search, jobs, ledger, payments, standing);
    }

    @Bean
    KeysPage keysPage(Desktop desktop, KeysReport keys, AccountCredit credit, LiftKeyBlock lift) {
        return new KeysPage(desktop, keys, credit, lift);
    }

    @Bean
    ModelsPage modelsPage(Desktop desktop, ModelsReport models, ModelSwitch onSale) {
        return new ModelsPage(desktop, models, onSale);
    }

    @Bean
    AttemptPage attemptPage(Desktop desktop, JobInspector jobs, AttemptAnswers answers) {
        return new AttemptPage(desktop, jobs, answers);
    }

    @Bean
    JobPage jobPage(Desktop desktop, JobInspector jobs) {
        return new JobPage(desktop, jobs);
    }

    @Bean
    ReasonPage reasonPage(
            Desktop desktop, CustomerPage customers, PaymentPage payments, KeysPage keys, ModelsPage models) {
        return new ReasonPage(desktop, customers, payments, keys, models);
    }

    @Bean
    BroadcastScreens broadcastScreens(Desktop desktop, Broadcasting broadcasting) {
        return new BroadcastScreens(desktop, broadcasting);
    }

    @Bean
    BroadcastPage broadcastPage(Desktop desktop, Broadcasting broadcasting, Post post, BroadcastScreens screens) {
        return new BroadcastPage(desktop, broadcasting, post, screens);
    }

    @Bean
    HouseActions houseActions(
            GrantCredits grant,
            TakeCredits take,
            RetryVideo retry,
            StopVideo stop,
            RefundVideo refund,
            SetAsideUpdates aside) {
        return new HouseActions(grant, take, retry, stop, refund, aside);
    }

    @Bean
    Acts acts(Desktop desktop, HouseActions house, Acts.Pages pages) {
        return new Acts(desktop, house, pages);
    }

    @Bean
    Acts.Pages actingPages(
            BroadcastPage broadcasts, PaymentPage payments, StandingPage standing, KeysPage keys, ModelsPage models) {
        return new Acts.Pages(broadcasts, payments, standing, keys, models);
    }

    @Bean
    ConfirmPage confirmPage(Desktop desktop, DeskMemory memory, Acts acts, HomePage home) {
        return new ConfirmPage(desktop, memory, acts, home);
    }

    @Bean
    Seats seats(JdbcClient jdbc, Desktop desktop) {
        return new Seats(jdbc, desktop);
    }

    @Bean
    Counter counter(Outgoing outgoing) {
        return new Counter(outgoing);
    }

    @Bean
    DeskPages deskPages(List<DeskPage> pages) {
        return new DeskPages(pages);
    }

    @Bean
    Desk desk(BotSettings settings, Seats seats, DeskMemory memory, DeskPages pages, HomePage home, Counter counter) {
        return new Desk(settings, seats, memory, pages, home, counter);
    }

    @Bean
    TellAdministrators tellAdministrators(
            BotSettings settings,
            Broadcasting broadcasting,
            BroadcastScreens broadcasts,
            TellAdministrators.Handover handover) {
        return new TellAdministrators(settings, broadcasting, broadcasts, handover);
    }

    @Bean
    TellAdministrators.Handover handover(Seats seats, Desktop desktop, Counter counter) {
        return new TellAdministrators.Handover(seats, desktop, counter);
    }

    @Bean
    @ConditionalOnRole(Role.MONITOR)
    Ticker newsTicker(TellAdministrators tell) {
        return new Ticker("tell-administrators", NEWS, tell::tell);
    }
}
