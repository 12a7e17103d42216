package io.neurocards.operations.books.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What clips brought and cost that ended in a period, by model. */
public record MarginFigures(List<Line> models) {

    /** What providers' prices are in. */
    public static final String COST_CURRENCY = "USD";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String STATEMENT =
            BooksSql.with(BooksSql.ROOTS, BooksSql.MOVED, BooksSql.CREDITS, BooksSql.PAID, BooksSql.MADE) + """
            select m.model, null as currency,
                   count(*) filter (where m.status = 'completed') as delivered,
                   count(*) filter (where m.late) as late,
                   count(*) filter (where m.status = 'failed' and not m.late) as failed,
                   coalesce(sum(m.credits), 0) as credits, 0::numeric as worth,
                   coalesce(sum(t.certain), 0) as certain, coalesce(sum(t.possible), 0) as possible,
                   coalesce(sum(t.unpriced), 0) as unpriced
            from made m left join tries t on t.job_id = m.id
            group by 1
            union all
            select m.model, p.currency, 0, 0, 0, 0, sum(p.minor * m.credits / c.got), 0, 0, 0
            from made m join credits c on c.root = m.root and c.got > 0 join paid p on p.root = m.root
            where m.credits > 0
            group by 1, 2
            """;

    /**
     * One model.
     *
     * @param model by which the clip was made, or would have been
     * @param delivered clips that were delivered in time
     * @param late clips that came when their credits were back; given for nothing
     * @param failed clips that never came
     * @param credits spent on them and not given back since
     * @param worth of these credits
     * @param certain US cents for what providers have made
     * @param possible US cents for tries of which nobody knows whether anything was made
     * @param unpriced tries that may have cost something, of a time when their price was not written down
     */
    public record Line(
            String model,
            long delivered,
            long late,
            long failed,
            long credits,
            Amounts worth,
            long certain,
            long possible,
            long unpriced) {

        private static Line of(String model) {
            return new Line(model, 0, 0, 0, 0, Amounts.NONE, 0, 0, 0);
        }

        Line plus(Line other) {
            return new Line(
                    model,
                    delivered + other.delivered,
                    late + other.late,
                    failed + other.failed,
                    credits + other.credits,
                    worth.plus(other.worth),
                    certain + other.certain,
                    possible + other.possible,
                    unpriced + other.unpriced);
        }

        public Amounts cost() {
            return Amounts.of(COST_CURRENCY, certain);
        }

        public Amounts possibleCost() {
            return Amounts.of(COST_CURRENCY, possible);
        }

        /** Returns worth less certain cost. */
        public Amounts margin() {
            return worth.minus(cost());
        }

        /** Returns the margin in percent of the worth, with one digit, half to even; nothing where rates miss or nothing was earned. */
        public Optional<BigDecimal> percent(Rates rates) {
            if (!worth.missing(rates).isEmpty() || !cost().missing(rates).isEmpty()) {
                return Optional.empty();
            }
            var earned = worth.exact(rates).orElseThrow();
            var spent = cost().exact(rates).orElseThrow();
            return earned.signum() <= 0
                    ? Optional.empty()
                    : Optional.of(earned.subtract(spent).multiply(HUNDRED).divide(earned, 1, RoundingMode.HALF_EVEN));
        }
    }

    static MarginFigures count(JdbcClient jdbc, Period period) {
        var models = new TreeMap<String, Line>();
        jdbc.sql(STATEMENT)
                .param("from", period.begins())
                .param("to", period.ends())
                .query((row, _) -> line(row))
                .list()
                .forEach(line -> models.merge(line.model(), line, Line::plus));
        return new MarginFigures(List.copyOf(models.values()));
    }

    private static Line line(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new Line(
                row.getString("model"),
                row.getLong("delivered"),
                row.getLong("late"),
                row.getLong("failed"),
                row.getLong("credits"),
                currency == null ? Amounts.NONE : Amounts.of(currency, row.getBigDecimal("worth")),
                row.getLong("certain"),
                row.getLong("possible"),
                row.getLong("unpriced"));
    }

    /** Returns all models together. */
    public Line total() {
        return models.stream().reduce(Line.of("all"), Line::plus);
    }
}
