package io.neurocards.web;

import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.media.ffmpeg.Ffmpeg;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Says whether this process lives, and whether it can do its work: the database answers, a file can be stored, ffmpeg is
 * there. The probes run at most once in two seconds, so that whoever asks often costs nothing.
 */
@RestController
class HealthController {

    private static final Logger log = LoggerFactory.getLogger(HealthController.class);

    private static final Duration GOOD_FOR = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final MediaStore store;
    private final Ffmpeg ffmpeg;
    private final Clock clock;
    private @Nullable Finding last;

    HealthController(JdbcClient jdbc, MediaStore store, Ffmpeg ffmpeg, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.ffmpeg = ffmpeg;
        this.clock = clock;
    }

    /** Alive is whoever can answer. */
    @GetMapping("/healthz")
    Map<String, String> alive() {
        return Map.of("status", "ok");
    }

    @GetMapping("/readyz")
    ResponseEntity<Map<String, Object>> ready() {
        var checks = checks();
        var ready = checks.values().stream().allMatch("ok"::equals);
        var body = new LinkedHashMap<String, Object>();
        body.put("status", ready ? "ok" : "unavailable");
        body.put("checks", checks);
        return ResponseEntity.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(body);
    }

    private synchronized Map<String, String> checks() {
        var now = clock.instant();
        var known = last;
        if (known != null && now.isBefore(known.at().plus(GOOD_FOR))) {
            return known.checks();
        }
        var checks = new LinkedHashMap<String, String>();
        checks.put("database", probed("database", this::database));
        checks.put("storage", probed("storage", this::storage));
        checks.put("ffmpeg", probed("ffmpeg", this::encoder));
        last = new Finding(now, checks);
        return checks;
    }

    private record Finding(Instant at, Map<String, String> checks) {}

    private static String probed(String name, Probe probe) {
        try {
            probe.run();
            return "ok";
        } catch (IOException | RuntimeException e) {
            log.warn("Not ready: check={}", name, e);
            return "failing";
        }
    }

    private void database() {
        var answer = jdbc.sql("select 1").query(Integer.class).single();
        if (answer != 1) {
            throw new DataAccessException("The database answers nonsense") {};
        }
    }

    private void storage() throws IOException {
        var key = new MediaKey(Bucket.OUTPUTS, "probes/" + UUID.randomUUID());
        store.put(key, new byte[] {1});
        store.delete(key);
    }

    private void encoder() throws IOException {
        if (!java.nio.file.Files.isExecutable(ffmpeg.executable())) {
            throw new IOException("ffmpeg is gone: path=" + ffmpeg.executable());
        }
    }

    private interface Probe {
        void run() throws IOException;
    }
}
