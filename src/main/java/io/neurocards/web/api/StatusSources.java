package io.neurocards.web.api;

import io.neurocards.operations.alerts.Alert;
import io.neurocards.operations.alerts.Alerts;
import io.neurocards.operations.backups.Backups;
import io.neurocards.operations.daily.Advice;
import io.neurocards.operations.daily.Advices;
import io.neurocards.operations.figures.CountedLately;
import io.neurocards.operations.figures.PlatformFigures;
import io.neurocards.operations.processes.ProcessSeen;
import io.neurocards.operations.processes.Processes;
import io.neurocards.web.api.AdminStatusJson.BackupJson;
import io.neurocards.web.api.AdminStatusJson.BackupsJson;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a database is asked for the status, each as often as it is worth. */
@Component
final class StatusSources {

    /** Platforms are counted over whole tables, and programs ask often. */
    private static final Duration PLATFORMS = Duration.ofMinutes(1);

    private static final Duration ALERTS = Duration.ofSeconds(5);
    private static final Duration PROCESSES = Duration.ofSeconds(2);
    private static final int LATEST = 50;

    private final CountedLately<PlatformFigures.All> platforms;
    private final CountedLately<List<Alert>> alerts;
    private final CountedLately<List<ProcessSeen>> processes;
    private final CountedLately<List<Advice>> advice;
    private final CountedLately<BackupsJson> backups;

    StatusSources(
            PlatformFigures figures,
            Alerts alerts,
            Processes processes,
            Advices advices,
            Backups backups,
            Clock clock) {
        this.platforms = new CountedLately<>("status-platforms", PLATFORMS, figures::all, clock);
        this.alerts = new CountedLately<>("status-alerts", ALERTS, () -> alerts.latest(LATEST), clock);
        this.processes = new CountedLately<>("status-processes", PROCESSES, processes::seen, clock);
        this.advice = advices.lately();
        this.backups = new CountedLately<>("status-backups", PLATFORMS, () -> json(backups), clock);
    }

    CountedLately<PlatformFigures.All> platforms() {
        return platforms;
    }

    CountedLately<List<Alert>> alerts() {
        return alerts;
    }

    CountedLately<List<ProcessSeen>> processes() {
        return processes;
    }

    CountedLately<List<Advice>> advice() {
        return advice;
    }

    CountedLately<BackupsJson> backups() {
        return backups;
    }

    private static BackupsJson json(Backups backups) {
        return new BackupsJson(
                backups.areSet(),
                backups.last().map(BackupJson::of).orElse(null),
                backups.lastWritten().map(BackupJson::of).orElse(null));
    }
}
