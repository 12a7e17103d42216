package io.neurocards.operations.books.figures;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes tables of the books while they are read; amounts are in units of their currency, moments in the operator's zone. */
@Component
public final class BooksCsv {

    private static final String JOBS =
            BooksSql.with(BooksSql.ROOTS, BooksSql.MOVED, BooksSql.CREDITS, BooksSql.PAID, BooksSql.MADE) + """
            select m.id, m.order_id, m.model, m.status, m.late, m.finished_at, m.root, m.credits,
                   coalesce(t.certain, 0) as certain, coalesce(t.possible, 0) as possible, coalesce(t.unpriced, 0) as unpriced,
                   p.currency, p.minor * m.credits / c.got as worth
            from made m
            left join tries t on t.job_id = m.id
            left join credits c on c.root = m.root and c.got > 0 and m.credits > 0
            left join paid p on p.root = c.root and p.minor <> 0
            order by m.finished_at, m.id, p.currency
            """;

    private static final String LIABILITY =
            BooksSql.with(BooksSql.ROOTS, BooksSql.MOVED, BooksSql.CREDITS, BooksSql.PAID, BooksSql.OWNERS) + """
            select c.root, coalesce(o.kind, 'customer') as kind, c.available, c.held, p.currency,
                   p.minor * (c.available + c.held) / c.got as worth
            from credits c
            left join owners o on o.root = c.root
            left join paid p on p.root = c.root and p.minor <> 0
            where c.available + c.held > 0
            order by c.root, p.currency
            """;

    private static final String REFUNDS = """
            select f.ended_at as at, 'payment' as kind, f.payment_id as id, p.gateway as source, p.test, p.currency, f.amount,
                   f.credits_taken, f.shortfall, p.completed_at is null as aside, f.requested_by, f.reason
            from payment_refunds f join payments p on p.id = f.payment_id
            where f.status = 'done' and f.ended_at >= :from and f.ended_at < :to
            union all
            select p.refunded_at, 'payment', p.id, p.gateway, p.test, p.currency, p.amount, 0, 0, p.completed_at is null, null, null
            from payments p
            where p.status = 'refunded' and p.refunded_at >= :from and p.refunded_at < :to
              and not exists (select from payment_refunds f where f.payment_id = p.id and f.status = 'done')
            union all
            select o.refunded_at, 'order', o.id, 'orders', coalesce(t.test, false), o.currency, o.total, o.credits_taken,
                   o.shortfall, false, o.refunded_by, o.refund_reason
            from orders o left join partner_orders t on t.id = o.id
            where o.payment_id is null and o.refunded_at >= :from and o.refunded_at < :to
            order by 1, 3
            """;

    private final JdbcClient jdbc;
    private final ReadRows rows;
    private final BooksSettings settings;

    BooksCsv(JdbcClient jdbc, DataSource database, BooksSettings settings) {
        this.jdbc = jdbc;
        this.rows = new ReadRows(database);
        this.settings = settings;
    }

    /**
     * Writes one table, and leaves the stream open.
     *
     * @throws IOException when it can't be written on
     * @throws org.springframework.dao.DataAccessException when rows can't be read
     */
    public void write(BooksTable table, Period period, OutputStream target) throws IOException {
        try {
            switch (table) {
                case MONEY -> money(period, target);
                case JOBS -> jobs(period, target);
                case LIABILITY -> liability(target);
                case REFUNDS -> refunds(period, target);
            }
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private void money(Period period, OutputStream target) throws IOException {
        var csv = new Csv(
                target,
                "month,source,currency,test,payments,received,received_for_goods,refunded,fees,net,payments_aside,aside,aside_refunded");
        for (var line : MoneyFigures.count(jdbc, period).lines()) {
            var currency = line.currency();
            csv.line(
                    line.month(),
                    line.source(),
                    currency,
                    line.test(),
                    line.payments(),
                    units(currency, line.received()),
                    units(currency, line.goods()),
                    units(currency, line.refunded()),
                    units(currency, line.fees()),
                    units(currency, line.net()),
                    line.paymentsAside(),
                    units(currency, line.aside()),
                    units(currency, line.asideRefunded()));
        }
        csv.flush();
    }

    private static BigDecimal units(String currency, long minor) {
        return Rates.inUnits(currency, BigDecimal.valueOf(minor));
    }

    private void jobs(Period period, OutputStream target) throws IOException {
        var rates = settings.parsed();
        var csv = new Csv(
                target,
                "job_id,order_id,model,status,finished_at,customer,credits,worth_by_currency,worth_" + rates.currency()
                        + ",provider_cost_USD,possible_cost_USD,tries_without_price,margin_" + rates.currency());
        var lines = new CsvSubjects(job -> {
            var cells = job.cells();
            var cost = Amounts.of(MarginFigures.COST_CURRENCY, (BigDecimal) Objects.requireNonNull(cells[6]));
            csv.line(
                    job.id(),
                    cells[0],
                    cells[1],
                    cells[2],
                    cells[3],
                    cells[4],
                    cells[5],
                    byCurrency(job.worth()),
                    finely(job.worth(), rates),
                    Rates.inUnits(MarginFigures.COST_CURRENCY, (BigDecimal) Objects.requireNonNull(cells[6])),
                    Rates.inUnits(MarginFigures.COST_CURRENCY, (BigDecimal) Objects.requireNonNull(cells[7])),
                    cells[8],
                    finely(job.worth().minus(cost), rates));
        });
        rows.each(JOBS, Map.of("from", period.begins(), "to", period.ends()), row -> lines.add(job(row, period)));
        lines.end();
        csv.flush();
    }

    private static CsvSubjects.Subject job(ResultSet row, Period period) throws SQLException {
        return new CsvSubjects.Subject(row.getObject("id", UUID.class), worth(row), new @Nullable Object[] {
            row.getObject("order_id", UUID.class),
            row.getString("model"),
            row.getBoolean("late") ? "late" : row.getString("status"),
            moment(row, "finished_at", period),
            row.getObject("root", UUID.class),
            row.getLong("credits"),
            row.getBigDecimal("certain"),
            row.getBigDecimal("possible"),
            row.getLong("unpriced")
        });
    }

    private void liability(OutputStream target) throws IOException {
        var rates = settings.parsed();
        var csv = new Csv(
                target,
                "customer,kind,credits_available,credits_held,paid,worth_by_currency,worth_" + rates.currency());
        var lines = new CsvSubjects(owner -> csv.line(
                owner.id(),
                owner.cells()[0],
                owner.cells()[1],
                owner.cells()[2],
                !owner.worth().minor().isEmpty(),
                byCurrency(owner.worth()),
                finely(owner.worth(), rates)));
        rows.each(
                LIABILITY,
                Map.of(),
                row -> lines.add(
                        new CsvSubjects.Subject(row.getObject("root", UUID.class), worth(row), new @Nullable Object[] {
                            row.getString("kind"), row.getBigDecimal("available"), row.getBigDecimal("held")
                        })));
        lines.end();
        csv.flush();
    }

    private void refunds(Period period, OutputStream target) throws IOException {
        var csv = new Csv(
                target,
                "refunded_at,of,id,source,test,put_aside_before,currency,amount,credits_taken,credits_missing,requested_by,reason");
        rows.each(REFUNDS, Map.of("from", period.begins(), "to", period.ends()), row -> {
            var currency = row.getString("currency");
            csv.line(
                    moment(row, "at", period),
                    row.getString("kind"),
                    row.getObject("id", UUID.class),
                    row.getString("source"),
                    row.getBoolean("test"),
                    row.getBoolean("aside"),
                    currency,
                    units(currency, row.getLong("amount")),
                    row.getLong("credits_taken"),
                    row.getLong("shortfall"),
                    row.getString("requested_by"),
                    row.getString("reason"));
        });
        csv.flush();
    }

    private static Amounts worth(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return currency == null ? Amounts.NONE : Amounts.of(currency, row.getBigDecimal("worth"));
    }

    private static String moment(ResultSet row, String column, Period period) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .atZoneSameInstant(period.zone())
                .toOffsetDateTime()
                .toString();
    }

    private static String byCurrency(Amounts amounts) {
        var text = new StringBuilder();
        amounts.units()
                .forEach((currency, units) -> text.append(text.isEmpty() ? "" : " ")
                        .append(currency)
                        .append(' ')
                        .append(units.toPlainString()));
        return text.toString();
    }

    /** Four digits behind the unit, because a whole table of rounded cells is added up. */
    private static @Nullable BigDecimal finely(Amounts amounts, Rates rates) {
        return amounts.exact(rates)
                .map(exact -> exact.setScale(4, RoundingMode.HALF_EVEN))
                .orElse(null);
    }
}
