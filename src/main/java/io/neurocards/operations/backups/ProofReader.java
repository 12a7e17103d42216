package io.neurocards.operations.backups;

import io.neurocards.operations.books.BooksCheck;
import java.time.Clock;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up the books of one moment. */
@Component
record ProofReader(Clock clock) {

    private static final String SUMS = """
            select 'credits.entries.' || account as what, sum(amount) as sum from ledger_entries group by account
            union all select 'credits.postings.' || kind, sum(amount) from ledger_postings group by kind
            union all select 'credits.wallets.available', coalesce(sum(available), 0) from ledger_wallets
            union all select 'credits.wallets.held', coalesce(sum(held), 0) from ledger_wallets
            union all select 'points.entries.' || account, sum(amount) from points_entries group by account
            union all select 'points.wallets.balance', coalesce(sum(balance), 0) from points_wallets
            union all select 'points.lots.remaining', coalesce(sum(remaining), 0) from points_lots
            """;

    /** @param moment asks within one transaction that sees one moment */
    Proof of(JdbcClient moment) {
        var sums = new TreeMap<String, Long>();
        moment.sql(SUMS).query(row -> {
            sums.put(row.getString("what"), row.getBigDecimal("sum").longValueExact());
        });
        var books = new TreeMap<String, Long>();
        BooksCheck.at(moment, clock).findings().forEach(finding -> books.put(finding.rule(), finding.rows()));
        return new Proof(sums, books);
    }
}
