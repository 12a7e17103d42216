package io.neurocards.operations.metrics;

import io.neurocards.database.pair.Mode;
import io.neurocards.operations.databases.DatabaseDesk;
import io.neurocards.operations.databases.DatabaseReport;
import io.neurocards.operations.databases.RedisDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process knows of the databases, Redis, its queue, its copies and its disk, without asking anybody.
 *
 * @param media the folder of photos and clips
 */
record OwnFigures(DatabaseDesk desk, RedisDesk redis, Path media) {

    private static final Logger log = LoggerFactory.getLogger(OwnFigures.class);

    List<Figure> now() {
        var report = desk.report();
        var figures = new ArrayList<Figure>();
        Arrays.stream(Mode.values())
                .map(mode -> new Figure("neurocards_mode", "mode=" + word(mode), mode == report.mode() ? 1 : 0))
                .forEach(figures::add);
        report.databases().forEach(database -> add(figures, database));
        redis.now().ifPresent(now -> {
            var latency = now.latencyMs();
            figures.add(new Figure("neurocards_redis_up", "", now.answers() ? 1 : 0));
            figures.add(
                    new Figure("neurocards_redis_latency_seconds", "", latency == null ? Double.NaN : latency / 1000));
        });
        var queue = report.queue();
        figures.add(new Figure("neurocards_operations_waiting", "", queue == null ? 0 : queue.total()));
        figures.add(new Figure("neurocards_operations_dead", "", desk.undecided()));
        var operations = report.operations();
        figures.add(new Figure("neurocards_operations", "result=successful", operations.successful()));
        figures.add(new Figure("neurocards_operations", "result=failed", operations.failed()));
        figures.add(new Figure("neurocards_operations", "result=cached", operations.cached()));
        figures.add(new Figure("neurocards_operations", "result=queued", operations.queued()));
        desk.switchCounts()
                .forEach(count -> figures.add(new Figure(
                        "neurocards_mode_switches",
                        "from=" + word(count.from()) + ",to=" + word(count.to()),
                        count.count())));
        disk(figures);
        var cache = report.cache();
        if (cache != null) {
            figures.add(new Figure("neurocards_cache_items", "", cache.items()));
            figures.add(new Figure("neurocards_cache_bytes", "", cache.bytes()));
            figures.add(new Figure("neurocards_cache_reads", "result=hit", cache.hits()));
            figures.add(new Figure("neurocards_cache_reads", "result=miss", cache.misses()));
        }
        return figures;
    }

    private static String word(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    /** Free is what a program without privileges can still write. A folder that is not there yet has no figure. */
    private void disk(List<Figure> figures) {
        if (!Files.exists(media)) {
            return;
        }
        try {
            var disk = Files.getFileStore(media);
            var free = disk.getUsableSpace();
            figures.add(new Figure("neurocards_media_disk_bytes", "state=free", free));
            figures.add(new Figure("neurocards_media_disk_bytes", "state=used", disk.getTotalSpace() - free));
        } catch (IOException e) {
            log.warn("The disk of photos and clips does not say how full it is: folder={}", media, e);
        }
    }

    private static void add(List<Figure> figures, DatabaseReport.Database database) {
        var side = "database=" + database.side();
        figures.add(new Figure("neurocards_database_up", side, database.state().equals("away") ? 0 : 1));
        figures.add(new Figure(
                "neurocards_database_uptime_ratio", side, database.uptime().percent() / 100));
        var latency = database.latencyMs();
        figures.add(new Figure(
                "neurocards_database_latency_seconds", side, latency == null ? Double.NaN : latency / 1000.0));
        var lag = database.lag();
        figures.add(new Figure("neurocards_database_lag_entries", side, lag == null ? Double.NaN : lag));
    }
}
