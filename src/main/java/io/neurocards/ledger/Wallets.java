package io.neurocards.ledger;

import io.neurocards.shared.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The wallet rows. Every posting locks its wallet first, which puts the postings of one person in one order. */
record Wallets(JdbcClient jdbc) {

    Optional<Wallet> find(PersonId person) {
        return jdbc.sql("select id, available, held, ordinal from ledger_wallets where id = :id")
                .param("id", person.value())
                .query(Wallet.class)
                .optional();
    }

    List<Wallet> all(Collection<PersonId> persons) {
        return jdbc.sql("select id, available, held, ordinal from ledger_wallets where id = any (:ids)")
                .param("ids", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, _) -> new Wallet(
                        row.getObject("id", UUID.class),
                        row.getLong("available"),
                        row.getLong("held"),
                        row.getLong("ordinal")))
                .list();
    }

    Wallet lockOrOpen(PersonId person) {
        return lock(person).orElseGet(() -> {
            open(person);
            return lock(person).orElseThrow();
        });
    }

    private Optional<Wallet> lock(PersonId person) {
        return jdbc.sql("select id, available, held, ordinal from ledger_wallets where id = :id for update")
                .param("id", person.value())
                .query(Wallet.class)
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
                        update ledger_wallets set available = :available, held = :held, ordinal = :ordinal
                        where id = :id
                        """).paramSource(wallet).update();
    }
}
