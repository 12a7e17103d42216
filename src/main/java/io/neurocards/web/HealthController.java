package io.neurocards.web;

import io.neurocards.operations.health.Liveness;
import io.neurocards.operations.health.Readiness;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says whether this process lives, and whether it can do the work of its roles. */
@RestController
class HealthController {

    private static final String OK = "ok";
    private static final String UNAVAILABLE = "unavailable";

    private final Liveness liveness;
    private final Readiness readiness;

    HealthController(Liveness liveness, Readiness readiness) {
        this.liveness = liveness;
        this.readiness = readiness;
    }

    /** Alive is whoever gets something done. */
    @GetMapping("/healthz")
    ResponseEntity<Map<String, String>> alive() {
        return liveness.trouble()
                .map(trouble -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .body(Map.of("status", UNAVAILABLE, "reason", trouble)))
                .orElseGet(() -> ResponseEntity.ok(Map.of("status", OK)));
    }

    /** Names what does not work, and what to do about it. */
    @GetMapping("/readyz")
    ResponseEntity<Map<String, Object>> ready() {
        var found = readiness.look();
        var body = new LinkedHashMap<String, Object>();
        body.put("status", found.isReady() ? OK : UNAVAILABLE);
        body.put("checks", found.checks());
        if (!found.advice().isEmpty()) {
            body.put("advice", found.advice());
        }
        return ResponseEntity.status(found.isReady() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(body);
    }
}
