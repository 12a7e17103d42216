package io.neurocards.operations.books.figures;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What became of the money for credits, and how many credits are owed, as of now. Each customer's credits are worth what that customer
 * paid for them, one like the other, also those that were given.
 *
 * @param received for credits, less what went back
 * @param earned by delivered clips
 * @param forfeited by customers who left and gave their credits up
 * @param withoutCredits of customers whose credits were all taken back while some of the money stayed
 * @param owed by kind of owner: {@code customer}, {@code partner}, {@code test}
 */
public record WorthFigures(
        Amounts received, Amounts earned, Amounts forfeited, Amounts withoutCredits, Map<String, Owed> owed) {

    /** The kinds of owners, in the order in which they are shown. */
    public static final List<String> OWNERS = List.of("customer", "partner", "test");

    private static final String STATEMENT =
            BooksSql.with(BooksSql.ROOTS, BooksSql.MOVED, BooksSql.CREDITS, BooksSql.PAID, BooksSql.OWNERS) + """
            select coalesce(o.kind, 'customer') as kind, null as currency,
                   count(*) filter (where c.available + c.held > 0) as holders,
                   coalesce(sum(c.available), 0) as available, coalesce(sum(c.held), 0) as held,
                   coalesce(sum(c.available + c.held) filter (
                       where not exists (select from paid p where p.root = c.root and p.minor > 0)), 0) as free,
                   0 as received, 0 as earned, 0 as forfeited, 0 as without_credits
            from credits c left join owners o on o.root = c.root
            group by 1
            union all
            select coalesce(o.kind, 'customer'), p.currency, 0,
                   coalesce(sum(p.minor * c.available / c.got) filter (where c.got > 0), 0),
                   coalesce(sum(p.minor * c.held / c.got) filter (where c.got > 0), 0),
                   0, sum(p.minor),
                   coalesce(sum(p.minor * c.consumed / c.got) filter (where c.got > 0), 0),
                   coalesce(sum(p.minor * c.forfeited / c.got) filter (where c.got > 0), 0),
                   coalesce(sum(p.minor) filter (where coalesce(c.got, 0) = 0), 0)
            from paid p left join credits c on c.root = p.root left join owners o on o.root = p.root
            group by 1, 2
            """;

    /**
     * What is owed to owners of one kind.
     *
     * @param holders how many have credits
     * @param free the part of both that belongs to customers who have paid nothing, or have all of it back
     */
    public record Owed(long holders, long available, long held, long free, Amounts worthAvailable, Amounts worthHeld) {

        static final Owed NOTHING = new Owed(0, 0, 0, 0, Amounts.NONE, Amounts.NONE);

        Owed plus(Owed other) {
            return new Owed(
                    holders + other.holders,
                    available + other.available,
                    held + other.held,
                    free + other.free,
                    worthAvailable.plus(other.worthAvailable),
                    worthHeld.plus(other.worthHeld));
        }

        public Amounts worth() {
            return worthAvailable.plus(worthHeld);
        }
    }

    /** Returns what all credits that were not spent are worth. */
    public Amounts liability() {
        return owed.values().stream().map(Owed::worth).reduce(Amounts.NONE, Amounts::plus);
    }

    static WorthFigures count(JdbcClient jdbc) {
        return jdbc.sql(STATEMENT).query((row, _) -> part(row)).list().stream().reduce(nothing(), WorthFigures::plus);
    }

    private static WorthFigures nothing() {
        var owed = new HashMap<String, Owed>();
        OWNERS.forEach(kind -> owed.put(kind, Owed.NOTHING));
        return new WorthFigures(Amounts.NONE, Amounts.NONE, Amounts.NONE, Amounts.NONE, Map.copyOf(owed));
    }

    private static WorthFigures part(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var kind = row.getString("kind");
        if (currency == null) {
            var credits = new Owed(
                    row.getLong("holders"),
                    row.getLong("available"),
                    row.getLong("held"),
                    row.getLong("free"),
                    Amounts.NONE,
                    Amounts.NONE);
            return new WorthFigures(Amounts.NONE, Amounts.NONE, Amounts.NONE, Amounts.NONE, Map.of(kind, credits));
        }
        var worth = new Owed(0, 0, 0, 0, amount(row, "available"), amount(row, "held"));
        return new WorthFigures(
                amount(row, "received"),
                amount(row, "earned"),
                amount(row, "forfeited"),
                amount(row, "without_credits"),
                Map.of(kind, worth));
    }

    private static Amounts amount(ResultSet row, String column) throws SQLException {
        BigDecimal minor = row.getBigDecimal(column);
        return Amounts.of(row.getString("currency"), minor);
    }

    private WorthFigures plus(WorthFigures other) {
        var all = new HashMap<>(owed);
        other.owed.forEach((kind, part) -> all.merge(kind, part, Owed::plus));
        return new WorthFigures(
                received.plus(other.received),
                earned.plus(other.earned),
                forfeited.plus(other.forfeited),
                withoutCredits.plus(other.withoutCredits),
                Map.copyOf(all));
    }
}
