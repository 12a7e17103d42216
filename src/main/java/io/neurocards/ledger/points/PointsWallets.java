package io.neurocards.ledger.points;

import io.neurocards.shared.PersonId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The wallet rows. Every posting locks its wallet first, which puts all that happens to one person's points in one order. */
record PointsWallets(JdbcClient jdbc) {

    PointsWallet lockOrOpen(PersonId person) {
        return lock(person).orElseGet(() -> {
            open(person);
            return lock(person).orElseThrow();
        });
    }

    private Optional<PointsWallet> lock(PersonId person) {
        return jdbc.sql("select id, balance, ordinal from points_wallets where id = :id for update")
                .param("id", person.value())
                .query(PointsWallet.class)
                .optional();
    }

    private void open(PersonId person) {
        jdbc.sql("insert into points_wallets (id, balance, ordinal) values (:id, 0, 0) on conflict (id) do nothing")
                .param("id", person.value())
                .update();
    }

    void update(PointsWallet wallet) {
        jdbc.sql("update points_wallets set balance = :balance, ordinal = :ordinal where id = :id")
                .paramSource(wallet)
                .update();
    }
}
