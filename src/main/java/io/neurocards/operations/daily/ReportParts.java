package io.neurocards.operations.daily;

import io.neurocards.database.Decisions;
import io.neurocards.shared.OperatorTool;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The command that prints a day, for programs beside a studio: not one of the studio's own parts, so that nothing is sent. */
public final class ReportParts {

    private static final int NEVER_ASKED = 0;

    @Bean
    OperatorTool reportTool(
            JdbcClient jdbc,
            Decisions decisions,
            Clock clock,
            @Value("${neurocards.operations.zone:Europe/Moscow}") ZoneId zone,
            @Value("${neurocards.media.storage:./data/storage}") Path storage) {
        var house = new DailyReports.House(zone, NEVER_ASKED, storage);
        var reports = new DailyReports(jdbc, decisions, JsonMapper.shared(), List::of, house, clock);
        return new ReportTool(reports, new DailyWords());
    }
}
