package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.Decisions;
import io.neurocards.ledger.Ledger;
import io.neurocards.providers.vendors.KeysReport;
import io.neurocards.providers.vendors.UnblockKey;
import io.neurocards.sandbox.providers.SandboxProviders;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Orders at paid vendors under trouble of every kind, drawn from a printed seed: {@code -Dstorm.seed} repeats one, and
 * {@code -Dstorm.orders} makes it longer.
 */
class PaidStormTest {

    private static final Path PHOTO = Path.of("src/test/resources/photos/sneaker.jpg");
    private static final int ORDERS = Integer.getInteger("storm.orders", 6);
    private static final int A_DAY = 100;
    private static final long USUAL_SEED = 30_892_284_910_450L;
    private static final double SHARE = 0.4;

    @TempDir
    Path folder;

    @Test
    void every_order_ends_in_one_clip_or_one_released_hold_and_no_task_is_asked_for_twice() throws Exception {
        var seed = Long.getLong("storm.seed", USUAL_SEED);
        try (var vendors = vendors();
                var studio = studio(vendors)) {
            vendors.storm(seed, SHARE);
            var client = new ApiClient(studio.address());

            for (var order = 0; order < ORDERS; order++) {
                order(client.signedUp("storm" + order + "@example.org"), studio, order);
            }
            await(studio, "select count(*) from jobs where status in ('queued', 'processing')", 0);
            await(studio, "select count(*) from scheduled_tasks where task_name = 'video'", 0);

            var table = table(studio, vendors);
            System.out.println("Storm: seed=" + seed + ", " + table);
            assertThat(vendors.createsByName())
                    .as("tasks by attempt")
                    .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
            assertThat(table.get("jobs")).isEqualTo(table.get("captured") + table.get("released"));
            assertThat(table.get("completed")).isEqualTo(table.get("captured"));
            assertThat(table.get("still held")).isZero();
            assertThat(table.get("next tries while one was on its way")).isZero();
            assertThat(table.get("clips of nobody")).isZero();
            assertThat(table.get("completed"))
                    .as("a storm leaves something standing")
                    .isPositive();
        }
    }

    private SandboxProviders vendors() {
        return SandboxProviders.start(folder.resolve("vendors"), "--neurocards.sandbox.providers.short-side=540");
    }

    private RunningStudio studio(SandboxProviders vendors) {
        var prefix = "--neurocards.providers.";
        return RunningStudio.start(
                folder,
                prefix + "kie.base-url=" + vendors.kie(),
                prefix + "kie.upload-base-url=" + vendors.kieFiles(),
                prefix + "kie.keys=" + SandboxProviders.KIE_KEY + ";" + SandboxProviders.KIE_SECOND_ACCOUNT_KEY,
                prefix + "kie.webhook-key=" + SandboxProviders.KIE_WEBHOOK_KEY,
                prefix + "kling.base-url=" + vendors.kling(),
                prefix + "kling.keys=" + SandboxProviders.KLING_KEY + ";" + SandboxProviders.KLING_SECOND_ACCOUNT_KEY,
                prefix + "kling.webhook-secret=" + SandboxProviders.KLING_WEBHOOK_SECRET,
                prefix + "fetch.allowed-hosts=" + vendors.hostAndPort(),
                "--neurocards.videos.concurrency=4",
                "--neurocards.videos.fidelity-threshold=0",
                "--neurocards.videos.attempt-limit-seconds=30",
                "--neurocards.videos.uncertain-seconds=60");
    }

    private static void order(ApiClient person, RunningStudio studio, int number) throws Exception {
        grant(studio, "storm" + number + "@example.org");
        var model = number % 2 == 0 ? "hailuo-2.3" : "kling-direct-2.6";
        var seconds = number % 2 == 0 ? "6" : "5";
        var photo = new ApiClient.Photo("sneaker.jpg", Files.readAllBytes(PHOTO));
        var brief = ApiClient.brief("model", model, "duration", seconds, "count", "3");
        assertThat(person.order("storm", photo, brief).status()).isEqualTo(202);
        assertThat(person.order("storm", photo, brief).status())
                .as("the same once more")
                .isEqualTo(202);
    }

    private static void grant(RunningStudio studio, String email) {
        var id = studio.database()
                .jdbc()
                .sql("select person_id from identities where external_id = :email")
                .param("email", email)
                .query(UUID.class)
                .single();
        studio.bean(Decisions.class)
                .act(() -> studio.bean(Ledger.class)
                        .grant(new PersonId(id), Credits.of(A_DAY), "storm:" + id, Instant.now()));
    }

    private static Map<String, Long> table(RunningStudio studio, SandboxProviders vendors) {
        var table = new LinkedHashMap<String, Long>();
        table.put("jobs", count(studio, "select count(*) from jobs"));
        table.put("tries", count(studio, "select count(*) from job_attempts"));
        table.put("tasks at the vendors", (long) vendors.tasks().size());
        table.put("completed", count(studio, "select count(*) from jobs where status = 'completed'"));
        table.put("came late", count(studio, "select count(*) from jobs where late_at is not null"));
        for (var outcome : new String[] {"returned", "refused", "failed", "given_up", "review"}) {
            table.put(outcome, count(studio, "select count(*) from job_attempts where outcome = '" + outcome + "'"));
        }
        table.put("captured", count(studio, "select count(*) from ledger_postings where kind = 'capture'"));
        table.put("released", count(studio, "select count(*) from ledger_postings where kind = 'release'"));
        table.put("still held", count(studio, "select coalesce(sum(held), 0) from ledger_wallets"));
        table.put("next tries while one was on its way", count(studio, """
                        select count(*) from job_attempts a join job_attempts b
                            on b.job_id = a.job_id and b.number > a.number
                        where a.outcome not in ('returned', 'refused', 'failed')
                        """));
        table.put("clips of nobody", count(studio, """
                        select count(*) from jobs where status = 'completed' and (clip is null or ai_mark is null)
                        """));
        return table;
    }

    private static long count(RunningStudio studio, String sql) {
        return studio.database().jdbc().sql(sql).query(Long.class).single();
    }

    /** As an operator does who sees that a key is well again; otherwise it would rest for an hour. */
    private static void unblock(RunningStudio studio) {
        var unblock = studio.bean(UnblockKey.class);
        studio.bean(KeysReport.class).keys().stream()
                .filter(key -> !key.isHealthy())
                .forEach(key -> unblock.unblock(key.provider(), key.fingerprint()));
    }

    private static void await(RunningStudio studio, String sql, long expected) throws InterruptedException {
        var deadline = Instant.now().plus(Duration.ofMinutes(6));
        var pause = new Object();
        while (count(studio, sql) != expected) {
            unblock(studio);
            assertThat(Instant.now()).as("still waiting for: " + sql).isBefore(deadline);
            synchronized (pause) {
                pause.wait(200);
            }
        }
    }
}
