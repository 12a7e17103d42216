package io.neurocards.operations.books;

import io.neurocards.operations.books.BooksReport.Difference;
import io.neurocards.operations.books.BooksReport.Finding;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks whether all postings, balances, payments, orders and clips agree. Reads everything, and changes nothing. */
@Component
public final class BooksCheck {

    private static final int EXAMPLES = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    BooksCheck(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Returns which rules there are, in the order in which they are looked at. */
    public static List<String> rules() {
        return BooksRules.all().stream().map(BooksRule::name).toList();
    }

    /** Looks at all rules by {@code moment}, which asks within one transaction. */
    public static BooksReport at(JdbcClient moment, Clock clock) {
        return new BooksCheck(moment, clock).check();
    }

    /** Looks at all rules, one after the other, each at one moment. */
    public BooksReport check() {
        var findings = BooksRules.all().stream()
                .map(this::look)
                .flatMap(Optional::stream)
                .toList();
        return new BooksReport(clock.instant(), findings);
    }

    private Optional<Finding> look(BooksRule rule) {
        var examples = jdbc.sql("select subject, said from (" + rule.violations() + ") v order by subject limit :limit")
                .param("limit", EXAMPLES)
                .query((row, _) -> new Difference(row.getString("subject"), row.getString("said")))
                .list();
        if (examples.isEmpty()) {
            return Optional.empty();
        }
        var rows = examples.size() < EXAMPLES ? examples.size() : count(rule);
        return Optional.of(new Finding(rule.name(), Math.max(rows, examples.size()), examples));
    }

    private long count(BooksRule rule) {
        return jdbc.sql("select count(*) from (" + rule.violations() + ") v")
                .query(Long.class)
                .single();
    }
}
