package io.neurocards.operations.metrics;

import io.neurocards.database.pair.Mode;
import io.neurocards.operations.databases.DatabaseDesk;
import io.neurocards.operations.databases.DatabaseReport;
import io.neurocards.operations.databases.RedisDesk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What this process knows of the databases, Redis, its queue and its copies, without asking anybody. */
record OwnFigures(DatabaseDesk desk, RedisDesk redis) {

    List<Figure> now() {
        var report = desk.report();
        var figures = new ArrayList<Figure>();
        Arrays.stream(Mode.values())
                .map(mode -> new Figure(
                        "neurocards_mode",
                        "mode=" + mode.name().toLowerCase(Locale.ROOT),
                        mode == report.mode() ? 1 : 0))
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
        figures.add(new Figure(
                "neurocards_operations_dead",
                "",
                queue == null ? 0 : queue.deadLetters().size()));
        var cache = report.cache();
        if (cache != null) {
            figures.add(new Figure("neurocards_cache_items", "", cache.items()));
            figures.add(new Figure("neurocards_cache_bytes", "", cache.bytes()));
            figures.add(new Figure("neurocards_cache_reads", "result=hit", cache.hits()));
            figures.add(new Figure("neurocards_cache_reads", "result=miss", cache.misses()));
        }
        return figures;
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
