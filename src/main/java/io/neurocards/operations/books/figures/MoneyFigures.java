package io.neurocards.operations.books.figures;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Money that came and went.
 *
 * @param lines by month, source and currency, test money on lines of its own
 */
public record MoneyFigures(List<Line> lines) {

    private static final String STATEMENT = BooksSql.with(BooksSql.MOVED) + """
            select to_char(moved_at at time zone :zone, 'YYYY-MM') as month, source, currency, test,
                   count(*) filter (where kind = 'received') as payments,
                   coalesce(sum(minor) filter (where kind = 'received'), 0) as received,
                   coalesce(sum(goods) filter (where kind = 'received'), 0) as goods,
                   coalesce(sum(minor) filter (where kind = 'refunded'), 0) as refunded,
                   coalesce(sum(minor) filter (where kind = 'fee'), 0) as fees,
                   count(*) filter (where kind = 'aside') as payments_aside,
                   coalesce(sum(minor) filter (where kind = 'aside'), 0) as aside,
                   coalesce(sum(minor) filter (where kind = 'aside_refunded'), 0) as aside_refunded
            from moved where moved_at >= :from and moved_at < :to
            group by 1, 2, 3, 4 order by 1, 2, 3, 4
            """;

    /**
     * What moved in one month by one way; all amounts in minor units of the currency.
     *
     * @param month such as {@code 2026-11}, in the operator's zone
     * @param source a gateway, {@code orders} for those that were marked as paid by hand, or {@code partners} for their invoices
     * @param test whether no money moved in truth
     * @param payments how many brought what was received
     * @param received for credits and goods
     * @param goods the part of it that was for goods
     * @param refunded what went back of what was received, whenever that came
     * @param fees what gateways kept of what was received, as far as they say it
     * @param aside what fits no invoice, which is not part of what was received
     * @param asideRefunded what went back of that
     */
    public record Line(
            String month,
            String source,
            String currency,
            boolean test,
            long payments,
            long received,
            long goods,
            long refunded,
            long fees,
            long paymentsAside,
            long aside,
            long asideRefunded) {

        /** Returns what was received and stayed: less what went back, and less fees. */
        public long net() {
            return received - refunded - fees;
        }
    }

    static MoneyFigures count(JdbcClient jdbc, Period period) {
        return new MoneyFigures(jdbc.sql(STATEMENT)
                .param("zone", period.zone().getId())
                .param("from", period.begins())
                .param("to", period.ends())
                .query((row, _) -> line(row))
                .list());
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("month"),
                row.getString("source"),
                row.getString("currency"),
                row.getBoolean("test"),
                row.getLong("payments"),
                row.getLong("received"),
                row.getLong("goods"),
                row.getLong("refunded"),
                row.getLong("fees"),
                row.getLong("payments_aside"),
                row.getLong("aside"),
                row.getLong("aside_refunded"));
    }

    /** Returns one amount of all lines together, without test money. */
    public Amounts sum(Function<Line, Long> amount) {
        return lines.stream()
                .filter(line -> !line.test())
                .map(line -> Amounts.of(line.currency(), BigDecimal.valueOf(amount.apply(line))))
                .reduce(Amounts.NONE, Amounts::plus);
    }
}
