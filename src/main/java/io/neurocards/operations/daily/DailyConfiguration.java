package io.neurocards.operations.daily;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Ticker;
import io.neurocards.operations.alerts.OperatorHeard;
import io.neurocards.operations.alerts.OperatorReport;
import io.neurocards.operations.figures.Statistics;
import io.neurocards.shared.ConditionalOnRole;
import io.neurocards.shared.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class DailyConfiguration {

    private static final Duration LOOK = Duration.ofMinutes(1);

    @Bean
    DailyReports dailyReports(
            JdbcClient jdbc,
            Decisions decisions,
            ObjectMapper json,
            Advices advices,
            DailyReports.House dailyHouse,
            Clock clock) {
        return new DailyReports(jdbc, decisions, json, advices::now, dailyHouse, clock);
    }

    @Bean
    DailyReports.House dailyHouse(
            Statistics days,
            DailySettings settings,
            @Value("${neurocards.media.storage:./data/storage}") Path storage) {
        return new DailyReports.House(days.zone(), settings.hour(), storage);
    }

    @Bean
    @ConditionalOnRole(Role.MONITOR)
    Ticker dailyReportTicker(
            DailyReports reports,
            DailyWords words,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${neurocards.alerts.language:ru}") Locale language) {
        return new Ticker(
                "daily-report",
                LOOK,
                () -> reports.due()
                        .map(due -> new OperatorReport(
                                due.id(),
                                clock.instant(),
                                words.subject(due.report(), language),
                                words.text(due.report(), language),
                                words.brief(due.report(), language)))
                        .ifPresent(events::publishEvent));
    }

    @Bean
    @ConditionalOnRole(Role.MONITOR)
    ReportHearing reportHearing(DailyReports reports) {
        return new ReportHearing(reports);
    }

    /** Notes who was reached. */
    record ReportHearing(DailyReports reports) {

        @EventListener
        void on(OperatorHeard heard) {
            reports.heard(heard.subject());
        }
    }
}
