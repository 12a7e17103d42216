package io.neurocards.ledger;

import io.neurocards.shared.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The wallet rows. Every posting locks its wallet first, which puts the postings of one person in one order. */
record Wallets(JdbcClient jdbc) {

    private static final String FIND = "select id, available, held, ordinal, forwards_to from ledger_wallets ";

    Optional<Wallet> find(PersonId person) {
        return jdbc.sql(FIND + "where id = :id")
                .param("id", person.value())
                .query(Wallets::wallet)
                .optional();
    }

    List<Wallet> all(Collection<PersonId> persons) {
        return jdbc.sql(FIND + "where id = any (:ids)")
                .param("ids", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(Wallets::wallet)
                .list();
    }

    Wallet lockOrOpen(PersonId person) {
        return lock(person).orElseGet(() -> {
            open(person);
            return lock(person).orElseThrow();
        });
    }

    /** Locks the wallet in which a person's credits are: their own, or the one that it was joined with. */
    Wallet lockCurrent(PersonId person) {
        var wallet = lockOrOpen(person);
        for (var next = wallet.forwardsTo(); next != null; next = wallet.forwardsTo()) {
            wallet = lockOrOpen(new PersonId(next));
        }
        return wallet;
    }

    private Optional<Wallet> lock(PersonId person) {
        return jdbc.sql(FIND + "where id = :id for update")
                .param("id", person.value())
                .query(Wallets::wallet)
                .optional();
    }

    private void open(PersonId person) {
        var wallet = Wallet.empty(person);
        jdbc.sql("""
                        insert into ledger_wallets (id, available, held, ordinal)
                        values (:id, :available, :held, :ordinal)
                        on conflict (id) do nothing
                        """).paramSource(wallet).update();
    }

    void update(Wallet wallet) {
        jdbc.sql("""
                        update ledger_wallets
                        set available = :available, held = :held, ordinal = :ordinal, forwards_to = :forwardsTo
                        where id = :id
                        """).paramSource(wallet).update();
    }

    private static Wallet wallet(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        return new Wallet(
                row.getObject("id", UUID.class),
                row.getLong("available"),
                row.getLong("held"),
                row.getLong("ordinal"),
                row.getObject("forwards_to", UUID.class));
    }
}
