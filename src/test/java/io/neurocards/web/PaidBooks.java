package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.sandbox.providers.SandboxProviders;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the studio's tables say of orders at paid vendors, beside what the vendors themselves have counted. */
final class PaidBooks {

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** How a try must have ended before another may follow: nothing was made, or what was made is of no use. */
    private static final Set<String> DEFINITE = Set.of("returned", "refused", "failed");

    private final JdbcClient jdbc;
    private final SandboxProviders vendors;

    PaidBooks(JdbcClient jdbc, SandboxProviders vendors) {
        this.jdbc = jdbc;
        this.vendors = vendors;
    }

    private record Try(UUID id, UUID job, String outcome) {}

    long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** Returns whether nothing is on its way any more but late clips that can't be fetched, which is tried for long. */
    boolean isQuiet() {
        return count("select count(*) from jobs where status in ('queued', 'processing')") == 0
                && count("select count(*) from job_attempts where ended_at is null") == 0
                && count("""
                        select count(*) from scheduled_tasks
                        where task_name = 'video' or task_name = 'video-late' and coalesce(consecutive_failures, 0) = 0
                        """) == 0;
    }

    /** Asks until the answer is yes. */
    static void until(ApiClient.Question<Boolean> question, Duration patience)
            throws IOException, InterruptedException {
        var deadline = Instant.now().plus(patience);
        var pause = new Object();
        while (!question.ask()) {
            assertThat(Instant.now()).as("still waiting").isBefore(deadline);
            synchronized (pause) {
                pause.wait(200);
            }
        }
    }

    /** Returns how many tasks the vendors have accepted for each try, by the name that was theirs or the callback's. */
    private Map<UUID, Integer> creates() {
        var creates = new HashMap<UUID, Integer>();
        vendors.createsByName().forEach((name, times) -> {
            var attempt = UUID_TEXT.matcher(name);
            assertThat(attempt.find())
                    .as("a try in the name of a task: " + name)
                    .isTrue();
            creates.merge(UUID.fromString(attempt.group()), times, Integer::sum);
        });
        return creates;
    }

    private Map<UUID, List<Try>> triesByJob() {
        return jdbc
                .sql("select id, job_id, outcome from job_attempts order by job_id, number")
                .query((row, _) -> new Try(
                        row.getObject("id", UUID.class), row.getObject("job_id", UUID.class), row.getString("outcome")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Try::job));
    }

    Map<String, Long> table() {
        var table = new LinkedHashMap<String, Long>();
        table.put("orders", count("select count(*) from video_orders"));
        table.put("clips ordered", count("select count(*) from jobs"));
        table.put("tries", count("select count(*) from job_attempts"));
        table.put(
                "tasks made at the vendors",
                creates().values().stream().mapToLong(times -> times).sum());
        table.put(
                "tries that made two tasks",
                creates().values().stream().filter(times -> times > 1).count());
        table.put("clips asked for again while a task might exist", secondTasks());
        table.put("holds", postings("hold"));
        table.put("captures", postings("capture"));
        table.put("releases", postings("release"));
        table.put("credits still held", count("select coalesce(sum(held), 0)::bigint from ledger_wallets"));
        table.put("clips delivered", count("select count(*) from jobs where status = 'completed'"));
        table.put("clips delivered twice", clipsTwice());
        table.put("clips that came late, for nothing", count("select count(*) from jobs where late_at is not null"));
        table.put("failed, credit back", count("select count(*) from jobs where status = 'failed'"));
        for (var outcome : List.of("returned", "refused", "failed", "given_up", "review", "late", "ready")) {
            table.put(
                    "tries: " + outcome, count("select count(*) from job_attempts where outcome = '" + outcome + "'"));
        }
        return table;
    }

    private long postings(String kind) {
        return count("select count(*) from ledger_postings where kind = '" + kind + "'");
    }

    private long clipsTwice() {
        return count("""
                select count(*) from (
                    select job_id from job_attempts where outcome in ('ready', 'late')
                    group by job_id having count(*) > 1) twice
                """);
    }

    /** Returns how many tries followed one after which a task may have existed that could still become the clip. */
    private long secondTasks() {
        return triesByJob().values().stream()
                .mapToLong(tries -> tries.subList(0, tries.size() - 1).stream()
                        .filter(one -> !DEFINITE.contains(one.outcome()))
                        .count())
                .sum();
    }

    /** Returns why each clip failed that no vendor has ever had a task for. */
    List<String> neverMade() {
        var creates = creates();
        var made = triesByJob().entrySet().stream()
                .filter(job -> job.getValue().stream().anyMatch(one -> creates.containsKey(one.id())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return jdbc
                .sql("select id, coalesce(error, status) as error from jobs")
                .query((row, _) -> Map.entry(row.getObject("id", UUID.class), row.getString("error")))
                .list()
                .stream()
                .filter(job -> !made.contains(job.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Each order is one clip and one charge, or none and its credit back, whatever happened on the way. */
    void assertNothingTwice() {
        var table = table();
        assertThat(creates())
                .as("tasks by try")
                .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
        assertThat(creates().keySet())
                .as("tries that vendors know and we do not")
                .isSubsetOf(triesByJob().values().stream()
                        .flatMap(List::stream)
                        .map(Try::id)
                        .toList());
        assertThat(table)
                .containsEntry("tries that made two tasks", 0L)
                .containsEntry("clips asked for again while a task might exist", 0L)
                .containsEntry("clips delivered twice", 0L)
                .containsEntry("credits still held", 0L)
                .containsEntry("holds", table.get("clips ordered"))
                .containsEntry("captures", table.get("clips delivered"))
                .containsEntry("releases", table.get("failed, credit back"));
        assertThat(table.get("captures") + table.get("releases")).isEqualTo(table.get("holds"));
        assertThat(count("select count(*) from jobs where status in ('queued', 'processing')"))
                .isZero();
        assertThat(count("select count(*) from job_attempts where ended_at is null"))
                .isZero();
        assertThat(count("""
                select count(*) from jobs j join job_attempts a on a.job_id = j.id
                where j.status = 'completed' and a.outcome = 'late'
                """)).as("clips that were charged and came late").isZero();
        assertThat(count("select count(*) from jobs where status = 'completed' and (clip is null or ai_mark is null)"))
                .as("clips of nobody")
                .isZero();
        assertLedgerAddsUp();
    }

    private void assertLedgerAddsUp() {
        assertThat(count("select coalesce(sum(amount), 0)::bigint from ledger_entries"))
                .isZero();
        assertThat(count("""
                select count(*) from ledger_wallets w, lateral (
                    select coalesce(sum(e.amount) filter (where e.account = 'available'), 0) as available,
                           coalesce(sum(e.amount) filter (where e.account = 'held'), 0) as held
                    from ledger_entries e join ledger_postings p on p.id = e.posting_id where p.person_id = w.id) sums
                where w.available <> sums.available or w.held <> sums.held
                """))
                .as("wallets that are not the sum of their entries")
                .isZero();
    }

    /** Returns the table as it stands in the documentation. */
    static String markdown(String title, Map<String, Long> table) {
        var text = new StringBuilder("\n| " + title + " | |\n| --- | ---: |\n");
        table.forEach((name, value) ->
                text.append("| ").append(name).append(" | ").append(value).append(" |\n"));
        return text.toString();
    }
}
