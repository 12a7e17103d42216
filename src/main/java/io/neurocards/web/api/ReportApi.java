package io.neurocards.web.api;

import io.neurocards.operations.databases.DatabaseDesk;
import io.neurocards.operations.figures.PlatformFigures;
import io.neurocards.operations.figures.QueueFigures;
import io.neurocards.operations.figures.Statistics;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.api.ReportJson.ReportClips;
import io.neurocards.web.api.ReportJson.ReportCredits;
import io.neurocards.web.api.ReportJson.ReportDay;
import io.neurocards.web.api.ReportJson.ReportPeople;
import io.neurocards.web.api.ReportJson.ReportStars;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything that is counted, as one file for whoever has to answer for the studio. */
@RestController
@Tag(name = "Administration")
class ReportApi {

    private static final int LONGEST = 366;

    private final DatabaseDesk desk;
    private final Statistics statistics;
    private final PlatformFigures platforms;
    private final QueueFigures queue;

    ReportApi(DatabaseDesk desk, Statistics statistics, PlatformFigures platforms, QueueFigures queue) {
        this.desk = desk;
        this.statistics = statistics;
        this.platforms = platforms;
        this.queue = queue;
    }

    @Operation(
            summary = "Customers, clips, credits, Stars, the queue, platforms and the last days, as a file to keep",
            description =
                    "Of as many days as days says, 1 to 366, 30 when it is not said. Counted in the database when it is asked for,"
                            + " one part after the other: numbers of two parts may be some moments apart. Names no customer")
    @GetMapping("/v1/admin/report")
    ResponseEntity<ReportJson> report(@RequestParam(name = "days", defaultValue = "30") int days) {
        if (days < 1 || days > LONGEST) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "days");
        }
        var report = counted(days);
        var name = "neurocards-report-" + LocalDate.ofInstant(report.createdAt(), statistics.zone()) + ".json";
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(report);
    }

    private ReportJson counted(int days) {
        var health = desk.health();
        var figures = statistics.now();
        return new ReportJson(
                health.at(),
                statistics.zone().getId(),
                HealthJson.word(health),
                health.mode().name(),
                ReportPeople.of(figures.people()),
                ReportClips.of(figures.today()),
                ReportClips.of(figures.inAll()),
                QueueStatsApi.QueueStatsJson.of(queue.now()),
                ReportCredits.of(figures.credits()),
                ReportStars.of(figures.stars()),
                PlatformFiguresApi.PlatformFiguresJson.of(platforms.all()),
                statistics.days(days).stream().map(ReportDay::of).toList());
    }
}
