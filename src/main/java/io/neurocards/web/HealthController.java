package io.neurocards.web;

import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.media.ffmpeg.Ffmpeg;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says whether this process lives, and whether it can do its work: the database answers, a file can be stored, ffmpeg is there. */
@RestController
class HealthController {

    private static final Logger log = LoggerFactory.getLogger(HealthController.class);

    private final JdbcClient jdbc;
    private final MediaStore store;
    private final Ffmpeg ffmpeg;

    HealthController(JdbcClient jdbc, MediaStore store, Ffmpeg ffmpeg) {
        this.jdbc = jdbc;
        this.store = store;
        this.ffmpeg = ffmpeg;
    }

    /** Alive is whoever can answer. */
    @GetMapping("/healthz")
    Map<String, String> alive() {
        return Map.of("status", "ok");
    }

    @GetMapping("/readyz")
    ResponseEntity<Map<String, Object>> ready() {
        var checks = new LinkedHashMap<String, Object>();
        checks.put("database", probed("database", this::database));
        checks.put("storage", probed("storage", this::storage));
        checks.put("ffmpeg", probed("ffmpeg", this::encoder));
        var ready = checks.values().stream().allMatch("ok"::equals);
        var body = new LinkedHashMap<String, Object>();
        body.put("status", ready ? "ok" : "unavailable");
        body.put("checks", checks);
        return ResponseEntity.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(body);
    }

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
