package io.neurocards.operations.books.figures;

import static io.neurocards.operations.books.figures.BookHistory.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long the figures of a big studio take: {@code mvn test -Dtest=ManyJobsTest -Dbooks.jobs=200000}. */
@EnabledIfSystemProperty(named = "books.jobs", matches = "\\d+")
class ManyJobsTest {

    private static final Logger log = LoggerFactory.getLogger(ManyJobsTest.class);
    private static final int PERSONS = 5000;

    @Test
    void the_figures_of_many_jobs() throws IOException {
        var jobs = Integer.getInteger("books.jobs");
        try (var history = new BookHistory()) {
            fill(history, jobs);
            var figures = TestFigures.figures(history.database());
            var before = System.nanoTime();
            var all = figures.count(ALWAYS);
            log.info("Figures of {} jobs: {} ms", jobs, (System.nanoTime() - before) / 1_000_000);
            before = System.nanoTime();
            TestFigures.csv(history.database()).write(BooksTable.JOBS, ALWAYS, OutputStream.nullOutputStream());
            log.info("jobs.csv of {} jobs: {} ms", jobs, (System.nanoTime() - before) / 1_000_000);

            assertThat(all.margin().total().delivered()).isEqualTo(jobs);
            assertThat(all.worth().earned().minor()).isNotEmpty();
        }
    }

    private static void fill(BookHistory history, int jobs) {
        history.run(
                "insert into persons (id, locale, created_at) select md5('p' || n)::uuid, 'ru', now() from generate_series(1, %s) n",
                PERSONS);
        history.run("""
                insert into ledger_wallets (id, available, held, ordinal)
                select md5('p' || n)::uuid, 0, 0, 0 from generate_series(1, %s) n
                """, PERSONS);
        history.run("""
                insert into payments (id, person_id, plan_id, gateway, platform, credits, currency, amount, status, charge_id, created_at,
                    completed_at)
                select md5('y' || n)::uuid, md5('p' || n)::uuid, (select id from pricing_plans limit 1), 'stripe', 'website', 100,
                    'RUB', 99900, 'completed', 'c' || n, timestamptz '2026-05-01Z', timestamptz '2026-05-01Z'
                from generate_series(1, %s) n
                """, PERSONS);
        posted(history, "purchase", "purchase:payment:", "y", PERSONS, 100, "sales", "available");
        history.run("""
                insert into video_orders (id, person_id, template, model, description, wishes, prompt, language, photo, seconds, count,
                    credits_each, ordered_at)
                select md5('v' || n)::uuid, md5('p' || n %% %s + 1)::uuid, 'ad', 'kling', 'mug', '', '', 'en', 'p', 8, 1, 1, now()
                from generate_series(1, %s) n
                """, PERSONS, jobs);
        history.run("""
                insert into jobs (id, order_id, person_id, number, status, stage, progress, cost, seed, variant, attempts, clip, poster,
                    ai_mark, model, created_at, started_at, finished_at)
                select id, id, person_id, 1, 'completed', 'completed', 0, 1, 1, 1, 1, 'c', 'p', 'none', 'kling',
                    timestamptz '2026-06-01Z', timestamptz '2026-06-01Z', timestamptz '2026-06-01Z'
                from video_orders
                """);
        history.run("""
                insert into job_attempts (id, job_id, number, provider, outcome, provider_cost_minor, began_at, ended_at)
                select gen_random_uuid(), id, 1, 'kie', 'ready', 110, now(), now() from jobs
                """);
        posted(history, "hold", "hold:video:", "v", jobs, 1, "available", "held");
        posted(history, "capture", "settle:video:", "v", jobs, 1, "held", "consumed");
        for (var table : new String[] {"jobs", "job_attempts", "ledger_postings", "ledger_entries", "payments"}) {
            history.run("analyze " + table);
        }
    }

    private static void posted(
            BookHistory history,
            String kind,
            String reference,
            String of,
            int count,
            int amount,
            String from,
            String to) {
        history.run("""
                insert into ledger_postings (id, person_id, ordinal, kind, amount, reference, hold_id, available_after, held_after, posted_at)
                select md5('%1$s' || n)::uuid, md5('p' || n %% %5$s + 1)::uuid, %6$s + n, '%1$s', %4$s, '%2$s' || md5('%3$s' || n)::uuid,
                    case when '%1$s' = 'capture' then md5('hold' || n)::uuid end, 0, 0, now()
                from generate_series(1, %7$s) n
                """, kind, reference, of, amount, PERSONS, (kind.hashCode() & 255) * 1_000_000L, count);
        history.run("""
                insert into ledger_entries (id, posting_id, account, amount)
                select gen_random_uuid(), id, a.account, a.sign * amount
                from ledger_postings cross join (values ('%2$s', -1), ('%3$s', 1)) a (account, sign) where kind = '%1$s'
                """, kind, from, to);
    }
}
