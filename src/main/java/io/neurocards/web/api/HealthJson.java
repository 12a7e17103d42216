package io.neurocards.web.api;

import io.neurocards.operations.databases.DatabaseDesk.Health;
import java.time.Instant;

/**
 * Whether the studio works, as anybody may know it.
 *
 * @param status {@code ok}, {@code degraded} when one database that belongs here is missing, {@code unavailable} when nobody decides
 * @param uptime in seconds
 */
record HealthJson(String status, String mode, Instant timestamp, long uptime) {

    static HealthJson of(Health health) {
        return new HealthJson(word(health), health.mode().name(), health.at(), health.uptimeSeconds());
    }

    static String word(Health health) {
        if (!health.isServing()) {
            return "unavailable";
        }
        return health.isDegraded() ? "degraded" : "ok";
    }
}
