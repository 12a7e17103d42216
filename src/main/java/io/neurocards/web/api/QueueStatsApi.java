package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.operations.figures.QueueFigures;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How many clips wait and for how long, for administrators and for programs that watch the studio. */
@RestController
@Tag(name = "Administration")
class QueueStatsApi {

    private final QueueFigures figures;

    QueueStatsApi(QueueFigures figures) {
        this.figures = figures;
    }

    record QueueStatsJson(
            long queued,
            long processing,
            long total,
            @JsonProperty("avg_wait_minutes") double avgWaitMinutes,
            long workers) {

        static QueueStatsJson of(QueueFigures.Queue queue) {
            return new QueueStatsJson(
                    queue.queued(), queue.processing(), queue.total(), queue.averageWaitMinutes(), queue.workers());
        }
    }

    @Operation(
            summary = "Clips that wait and that are made, and how many workers are alive",
            description =
                    "avg_wait_minutes is how long clips waited until they were begun, on average: of those that wait, are made or"
                            + " ended within the last hour; 0 where there are none. Also at /queue_stats, with the same token")
    @GetMapping("/v1/admin/queue_stats")
    ResponseEntity<QueueStatsJson> queueStats() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(QueueStatsJson.of(figures.now()));
    }

    @Hidden
    @GetMapping("/queue_stats")
    ResponseEntity<QueueStatsJson> watched() {
        return queueStats();
    }
}
