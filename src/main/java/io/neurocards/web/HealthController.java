package io.neurocards.web;

import io.neurocards.operations.health.Liveness;
import io.neurocards.operations.health.Probe;
import io.neurocards.shared.Roles;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Says whether this process lives, and whether it can do the work of its roles. The probes run at most once in two seconds, so that
 * whoever asks often costs nothing.
 */
@RestController
class HealthController {

    private static final Logger log = LoggerFactory.getLogger(HealthController.class);
    private static final Duration GOOD_FOR = Duration.ofSeconds(2);
    private static final String OK = "ok";
    private static final String UNAVAILABLE = "unavailable";

    private final Liveness liveness;
    private final List<Probe> probes;
    private final Roles roles;
    private final Clock clock;
    private @Nullable Finding last;

    HealthController(Liveness liveness, ObjectProvider<Probe> probes, Roles roles, Clock clock) {
        this.liveness = liveness;
        this.probes = probes.orderedStream().toList();
        this.roles = roles;
        this.clock = clock;
    }

    /** Alive is whoever gets something done. */
    @GetMapping("/healthz")
    ResponseEntity<Map<String, String>> alive() {
        return liveness.trouble()
                .map(trouble -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .body(Map.of("status", UNAVAILABLE, "reason", trouble)))
                .orElseGet(() -> ResponseEntity.ok(Map.of("status", OK)));
    }

    @GetMapping("/readyz")
    ResponseEntity<Map<String, Object>> ready() {
        var found = found();
        var body = new LinkedHashMap<String, Object>();
        body.put("status", found.isReady() ? OK : UNAVAILABLE);
        body.put("checks", found.checks());
        return ResponseEntity.status(found.isReady() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(body);
    }

    private synchronized Finding found() {
        var now = clock.instant();
        var known = last;
        if (known != null && now.isBefore(known.at().plus(GOOD_FOR))) {
            return known;
        }
        var checks = new LinkedHashMap<String, String>();
        var ready = true;
        for (var probe : probes) {
            var works = works(probe);
            checks.put(probe.name(), works ? OK : "failing");
            ready &= works || !probe.isNeededBy(roles);
        }
        var found = new Finding(now, ready, checks);
        last = found;
        return found;
    }

    private record Finding(Instant at, boolean isReady, Map<String, String> checks) {}

    private static boolean works(Probe probe) {
        try {
            probe.look();
            return true;
        } catch (IOException | RuntimeException e) {
            log.warn("Not ready: check={}", probe.name(), e);
            return false;
        }
    }
}
