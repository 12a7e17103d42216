package io.neurocards.web.api;

import io.neurocards.operations.databases.DatabaseDesk;
import io.neurocards.web.api.contract.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whoever stands before the door: asks no database, and tells nothing that an attacker could use. */
@RestController
@Tag(name = "Catalogue")
@SecurityRequirements
class ServiceStatusApi {

    private final DatabaseDesk desk;

    ServiceStatusApi(DatabaseDesk desk) {
        this.desk = desk;
    }

    record ServiceStatusJson(
            String name,
            String version,
            String status,
            String mode,
            Instant timestamp,
            long uptime,
            String documentation,
            String health) {}

    @Operation(
            summary =
                    "What this is and whether it works, for anybody: ok, degraded or unavailable, which is 503; uptime in seconds")
    @GetMapping("/status")
    @Answers({200, 503})
    ResponseEntity<ServiceStatusJson> status() {
        var health = desk.health();
        var body = new ServiceStatusJson(
                "NeuroCards",
                "v1",
                HealthJson.word(health),
                health.mode().name(),
                health.at(),
                health.uptimeSeconds(),
                "/docs",
                "/v1/admin/health");
        return ResponseEntity.status(health.isServing() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
