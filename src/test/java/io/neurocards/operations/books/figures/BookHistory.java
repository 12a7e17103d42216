package io.neurocards.operations.books.figures;

import io.neurocards.database.Decisions;
import io.neurocards.database.TestDatabase;
import io.neurocards.ledger.HoldRequest;
import io.neurocards.ledger.Ledger;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money, credits and clips as the studio writes them down, each step by one call. */
final class BookHistory implements AutoCloseable {

    static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    static final Period ALWAYS = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), MOSCOW);

    private final TestDatabase database = TestDatabase.fresh();
    private final Decisions decisions = database.decisions(Clock.systemUTC());
    private final Ledger ledger = LedgerFixture.ledgerOn(database);

    JdbcClient jdbc() {
        return database.jdbc();
    }

    TestDatabase database() {
        return database;
    }

    Ledger ledger() {
        return ledger;
    }

    void act(Runnable step) {
        decisions.act(step);
    }

    static Instant at(String moment) {
        return Instant.parse("2026-" + moment + ":00Z");
    }

    PersonId person(Instant at) {
        var person = PersonId.at(at);
        run("insert into persons (id, locale, created_at) values ('%s', 'ru', '%s')", person, at);
        return person;
    }

    void given(PersonId person, long credits, Instant at) {
        act(() -> ledger.grant(person, Credits.of(credits), "free:" + UUID.randomUUID(), at));
    }

    /** A payment by a gateway, with its order. */
    UUID paid(PersonId person, String gateway, String currency, long amount, long credits, Instant at, boolean test) {
        var id = UUID.randomUUID();
        run("""
                insert into payments (id, person_id, plan_id, gateway, platform, test, credits, currency, amount, status, charge_id,
                    payer, created_at, completed_at)
                select '%1$s', '%2$s', id, '%3$s', 'website', %8$s, %6$s, '%4$s', %5$s, 'completed', '%1$s',
                    case when '%3$s' = 'telegram_stars' then '7' end, '%7$s', '%7$s'
                from pricing_plans where code = 'credits-10'
                """, id, person, gateway, currency, amount, credits, at, test);
        run("""
                insert into orders (id, person_id, platform, status, currency, total, payment_id, paid_by, created_at, paid_at,
                    fulfilled_at, fulfilled_by)
                values ('%1$s', '%2$s', 'website', 'fulfilled', '%3$s', %4$s, '%1$s', 'x', '%5$s', '%5$s', '%5$s', 'x')
                """, id, person, currency, amount, at);
        line(id, 1, "credits-10", "credits", amount, credits);
        act(() -> ledger.purchase(person, Credits.of(credits), "payment:" + id, at));
        return id;
    }

    void fee(UUID payment, String gateway, long fee) {
        run("""
                insert into payment_checkouts (id, gateway, reference, language, return_to, asked, fee, created_at)
                values ('%1$s', '%2$s', '%1$s', 'ru', 'https://studio.test/', 0, %3$s, now())
                """, payment, gateway, fee);
    }

    /** Money back, and so many of its credits as are there. */
    void refunded(PersonId person, UUID payment, long amount, long credits, boolean whole, Instant at) {
        var refund = UUID.randomUUID();
        run("""
                insert into payment_refunds (id, payment_id, status, amount, requested_by, reason, credits_held, credits_taken,
                    shortfall, requested_at, ended_at)
                values ('%s', '%s', 'done', %s, '=cmd()', 'came "broken"', 0, %s, 0, '%s', '%s')
                """, refund, payment, amount, credits, at, at);
        if (whole) {
            run("update payments set status = 'refunded', refunded_at = '%s' where id = '%s'", at, payment);
        }
        if (credits > 0) {
            act(() -> ledger.reversePart(person, "payment:" + payment, refund.toString(), Credits.of(credits), at));
        }
    }

    UUID aside(String gateway, String currency, long amount, Instant at) {
        var id = UUID.randomUUID();
        run("""
                insert into payments (id, gateway, credits, currency, amount, status, charge_id, reason, created_at)
                values ('%1$s', '%2$s', 0, '%3$s', %4$s, 'aside', '%1$s', 'unknown_order', '%5$s')
                """, id, gateway, currency, amount, at);
        return id;
    }

    /** An order that was marked as paid by hand: a mug and a package, less a discount for points. */
    UUID ordered(PersonId person, long mug, long credits, long price, long discount, Instant at) {
        var id = UUID.randomUUID();
        run("""
                insert into orders (id, person_id, platform, source, status, currency, total, points, discount, paid_reference, paid_by,
                    created_at, paid_at)
                values ('%1$s', '%2$s', 'website', 'site', 'paid', 'RUB', %3$s, %4$s, %4$s, '%1$s', 'bank', '%5$s', '%5$s')
                """, id, person, mug + price - discount, discount, at);
        line(id, 1, "mug", "article", mug, 0);
        line(id, 2, "credits-5", "credits", price, credits);
        act(() -> ledger.purchase(person, Credits.of(credits), "order:" + id, at));
        return id;
    }

    private void line(UUID order, int position, String sku, String kind, long amount, long credits) {
        run("""
                insert into order_lines (id, order_id, position, sku, kind, title_ru, title_en, quantity, price, amount, credits)
                values (gen_random_uuid(), '%s', %s, '%s', '%s', 'x', 'x', 1, %5$s, %5$s, %6$s)
                """, order, position, sku, kind, amount, credits);
    }

    /** A clip that is being made, with its credits held. */
    UUID clip(PersonId person, String model, long credits, Instant at) {
        var id = UUID.randomUUID();
        run("""
                insert into video_orders (id, person_id, template, model, description, wishes, prompt, language, photo, seconds, count,
                    credits_each, ordered_at)
                values ('%s', '%s', 'ad', '%s', 'mug', '', '', 'en', 'photo.jpg', 8, 1, %s, '%s')
                """, id, person, model, credits, at);
        run("""
                insert into jobs (id, order_id, person_id, number, status, stage, progress, cost, seed, variant, attempts, created_at,
                    started_at)
                values ('%1$s', '%1$s', '%2$s', 1, 'processing', 'generating', 0, %3$s, 1, 1, 1, '%4$s', '%4$s')
                """, id, person, credits, at);
        act(() -> ledger.hold(person, List.of(new HoldRequest("video:" + id, Credits.of(credits))), at));
        return id;
    }

    void delivered(PersonId person, UUID clip, Instant at) {
        run(
                "update jobs set status = 'completed', stage = 'completed', clip = 'c', poster = 'p', ai_mark = 'none',"
                        + " finished_at = '%s' where id = '%s'",
                at, clip);
        act(() -> ledger.capture(person, "video:" + clip, at));
    }

    void failed(PersonId person, UUID clip, Instant at) {
        run(
                "update jobs set status = 'failed', stage = 'failed', error = 'x', finished_at = '%s' where id = '%s'",
                at, clip);
        act(() -> ledger.release(person, "video:" + clip, at));
    }

    /** @param made whether the provider was seen to have made it */
    void tried(UUID clip, int number, String outcome, @Nullable Long cost, boolean made) {
        run("""
                insert into job_attempts (id, job_id, number, provider, task, outcome, provider_cost_minor, began_at, ended_at, made_at)
                values (gen_random_uuid(), '%s', %s, 'kie', gen_random_uuid()::text, '%s', %s, now(), now(), %s)
                """, clip, number, outcome, cost, made ? "now()" : "null");
    }

    /** Two customers turn out to be one, as linking does it. */
    void joined(PersonId gone, PersonId stays, Instant at) {
        act(() -> ledger.join(gone, stays, at));
        for (var table : List.of("payments", "orders", "jobs", "video_orders")) {
            run("update %s set person_id = '%s' where person_id = '%s'", table, stays, gone);
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is no dependency of ours
    void run(String sql, Object... values) {
        decisions.act(() -> {
            database.jdbc().sql("set local session_replication_role = replica").update();
            database.jdbc().sql(sql.formatted(values)).update();
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
