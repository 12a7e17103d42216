package io.neurocards.web.access;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Customers for a benchmark, by the million: each with a Telegram account, an address, the terms accepted, a wallet with five
 * purchases of ten entries, one paid order and its points. Written past the triggers, which would check for hours what is made here by rule;
 * foreign keys and constraints of the tables themselves hold.
 */
final class BenchPeople {

    /** Telegram ids begin after it. */
    static final long BEFORE_FIRST = 100_000_000;

    static final int PURCHASES = 5;

    private static final String[] FILL = {"""
        insert into persons (id, first_name, locale, created_at)
        select md5('person' || n)::uuid, 'Person ' || n, 'en', now() - interval '90 days' + n * interval '1 second'
        from generate_series(1, :users) n
        """, """
        insert into identities (id, person_id, platform, external_id, verified_at, created_at)
        select md5('telegram' || n)::uuid, md5('person' || n)::uuid, 'telegram', (100000000 + n)::text, now(), now()
        from generate_series(1, :users) n
        union all
        select md5('website' || n)::uuid, md5('person' || n)::uuid, 'website', 'person-' || n || '@bench.example', now(), now()
        from generate_series(1, :users) n
        """, """
        insert into consents (id, person_id, terms_version, accepted_at)
        select md5('consent' || n)::uuid, md5('person' || n)::uuid, :terms, now() from generate_series(1, :users) n
        """, """
        insert into ledger_wallets (id, available, held, ordinal)
        select md5('person' || n)::uuid, 50, 0, 5 from generate_series(1, :users) n
        """, """
        insert into ledger_postings (id, person_id, ordinal, kind, amount, reference, available_after, held_after, posted_at)
        select md5('posting' || n || '-' || p)::uuid, md5('person' || n)::uuid, p, 'purchase', 10, 'bench:' || n || ':' || p,
            10 * p, 0, now() - interval '80 days' + n * interval '1 second'
        from generate_series(1, :users) n, generate_series(1, 5) p
        """, """
        insert into ledger_entries (id, posting_id, account, amount)
        select md5(a.account || n || '-' || p)::uuid, md5('posting' || n || '-' || p)::uuid, a.account, a.amount
        from generate_series(1, :users) n, generate_series(1, 5) p, (values ('sales', -10), ('available', 10)) a (account, amount)
        """, """
        insert into orders (id, person_id, platform, status, currency, total, paid_reference, paid_by, fulfilled_by, created_at,
            paid_at, fulfilled_at)
        select md5('order' || n)::uuid, md5('person' || n)::uuid, 'telegram', 'fulfilled', 'RUB', 39000, 'bench:' || n, 'bench',
            'bench', now() - interval '70 days', now() - interval '70 days', now() - interval '70 days'
        from generate_series(1, :users) n
        """, """
        insert into order_lines (id, order_id, position, sku, kind, title_ru, title_en, quantity, price, amount, credits)
        select md5('line' || n)::uuid, md5('order' || n)::uuid, 1, 'credits-5', 'credits', '5', '5', 1, 39000, 39000, 5
        from generate_series(1, :users) n
        """};

    private BenchPeople() {}

    /** Fills an empty database of ours, and has its statistics taken. */
    static void fill(DataSource database, int users, String terms) throws SQLException {
        try (var connection = database.getConnection()) {
            try (var statement = connection.createStatement()) {
                statement.execute("set session_replication_role = replica");
                statement.execute("set synchronous_commit = off");
            }
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            for (var rows : FILL) {
                var insert = jdbc.sql(rows).param("users", users);
                (rows.contains(":terms") ? insert.param("terms", terms) : insert).update();
            }
            try (var statement = connection.createStatement()) {
                statement.execute("set session_replication_role = origin");
                statement.execute("vacuum analyze");
            }
        }
    }
}
