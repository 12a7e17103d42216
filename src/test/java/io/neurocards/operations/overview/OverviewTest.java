package io.neurocards.operations.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.operations.JobSamples;
import io.neurocards.operations.figures.TestStatistics;
import io.neurocards.operations.processes.ProcessSamples;
import io.neurocards.operations.processes.Processes;
import io.neurocards.providers.proxies.TestProxies;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the dashboard counts, out of rows of which each kind has some that do not count. */
class OverviewTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant BEFORE_MIDNIGHT = Instant.parse("2026-11-22T23:00:00Z");

    @Test
    void clips_proxies_payments_credits_and_processes_are_counted() {
        try (var database = TestDatabase.fresh()) {
            var jdbc = database.jdbc();
            var clock = Clock.fixed(NOW, ZoneOffset.UTC);
            JobSamples.insert(jdbc, 4, "queued", "queued", NOW);
            JobSamples.insert(jdbc, 2, "processing", "generating", NOW);
            JobSamples.insert(jdbc, 3, "completed", "completed", NOW);
            JobSamples.insert(jdbc, 1, "failed", "failed", NOW);
            JobSamples.insert(jdbc, 5, "completed", "completed", BEFORE_MIDNIGHT);
            jdbc.sql("""
                            insert into proxy_health (id, address, failures, failed_at, left_alone_until)
                            values (gen_random_uuid(), '10.0.0.1:1080', 7, :now::timestamptz, :now::timestamptz + interval '1 minute'),
                                (gen_random_uuid(), '10.0.0.2:1080', 2, :now::timestamptz, :now::timestamptz - interval '1 minute')
                            """).param("now", NOW.toString()).update();
            jdbc.sql("alter table ledger_wallets disable trigger user").update();
            jdbc.sql("insert into ledger_wallets (id, available, held, ordinal) values (gen_random_uuid(), 40, 3, 1),"
                            + " (gen_random_uuid(), 2, 1, 1)")
                    .update();
            var person = UUID.randomUUID();
            jdbc.sql("insert into persons (id, first_name, locale, created_at) values (:id, 'P', 'ru', now())")
                    .param("id", person)
                    .update();
            paid(jdbc, person, "completed", "10 minutes", false);
            paid(jdbc, person, "completed", "10 minutes", true);
            paid(jdbc, person, "completed", "13 hours", false);
            paid(jdbc, person, "pending", "50 minutes", false);
            paid(jdbc, person, "pending", "5 minutes", false);
            paid(jdbc, person, "pending", "5 minutes", true);
            paid(jdbc, person, "pending", "2 hours", false);
            paid(jdbc, person, "failed", "5 minutes", false);
            ProcessSamples.beat(jdbc, clock, "node-a");
            var proxies = TestProxies.sharing(jdbc, clock, "10.0.0.1:1080", "10.0.0.2:1080", "10.0.0.3:1080");

            var rows = new OverviewRows(
                    jdbc, TestStatistics.in(ZoneOffset.UTC, jdbc, clock), new Processes(jdbc, clock), proxies);
            var counted = new Overviews(rows, clock).now().orElseThrow();

            assertThat(counted.stages())
                    .containsExactly(new Overview.Count("generating", 2), new Overview.Count("queued", 4));
            assertThat(counted.waitingCredits()).isEqualTo(6);
            assertThat(counted.ended())
                    .containsExactly(new Overview.Count("completed", 3), new Overview.Count("failed", 1));
            assertThat(counted.success()).isEqualTo(75);
            assertThat(counted.ways()).hasToString("Counts[available=2, blocked=1, total=3]");
            assertThat(counted.proxies())
                    .containsExactly(
                            new Overview.Proxy("10.0.0.1:1080", 7, true),
                            new Overview.Proxy("10.0.0.2:1080", 2, false));
            assertThat(counted.takings()).containsExactly(new Overview.Takings("XTR", 1, 205));
            assertThat(counted.pending()).isEqualTo(new Overview.Pending(2, NOW.minusSeconds(50 * 60)));
            assertThat(counted.credits()).isEqualTo(new Overview.Credits(42, 4));
            assertThat(counted.processes())
                    .singleElement()
                    .satisfies(one -> assertThat(one.name()).isEqualTo("node-a"))
                    .satisfies(one -> assertThat(one.seenAt()).isEqualTo(NOW));
        }
    }

    /** An invoice is good for an hour. */
    private static void paid(JdbcClient jdbc, UUID person, String status, String ago, boolean isTest) {
        jdbc.sql("""
                        insert into payments (id, person_id, plan_id, gateway, credits, currency, amount, status, reason, charge_id, payer,
                            created_at, expires_at, completed_at, test, platform)
                        select gen_random_uuid(), :person, id, case when :test then 'stripe' else 'telegram_stars' end, 5, 'XTR', 205, :status,
                            case when :status = 'failed' then 'declined' end,
                            case when :status = 'completed' then gen_random_uuid()::text end,
                            case when :status = 'completed' and not :test then '77' end,
                            :now::timestamptz - :ago::interval,
                            :now::timestamptz - :ago::interval + interval '1 hour',
                            case when :status = 'completed' then :now::timestamptz - :ago::interval end, :test, 'telegram'
                        from pricing_plans limit 1
                        """)
                .param("person", person)
                .param("status", status)
                .param("now", NOW.toString())
                .param("ago", ago)
                .param("test", isTest)
                .update();
    }
}
