package io.neurocards.ledger.points;

import io.neurocards.shared.PersonId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The wallet rows. Every posting locks its wallet first, which puts all that happens to one person's points in one order. */
record PointsWallets(JdbcClient jdbc) {

    PointsWallet lockOrOpen(PersonId person) {
        return find(person, true).orElseGet(() -> {
            open(person);
            return find(person, true).orElseThrow();
        });
    }

    /** Locks the wallet in which a person's points are: their own, or the one that it was joined with. */
    PointsWallet lockCurrent(PersonId person) {
        var wallet = lockOrOpen(person);
        for (var next = wallet.forwardsTo(); next != null; next = wallet.forwardsTo()) {
            wallet = lockOrOpen(new PersonId(next));
        }
        return wallet;
    }

    /** Returns whose wallet a person's points are in, without holding it. */
    PersonId current(PersonId person) {
        var current = person;
        for (var wallet = find(person, false); wallet.isPresent(); wallet = find(current, false)) {
            var next = wallet.get().forwardsTo();
            if (next == null) {
                break;
            }
            current = new PersonId(next);
        }
        return current;
    }

    private Optional<PointsWallet> find(PersonId person, boolean locking) {
        return jdbc.sql("select id, balance, ordinal, forwards_to from points_wallets where id = :id"
                        + (locking ? " for update" : ""))
                .param("id", person.value())
                .query((row, _) -> new PointsWallet(
                        row.getObject("id", UUID.class),
                        row.getLong("balance"),
                        row.getLong("ordinal"),
                        row.getObject("forwards_to", UUID.class)))
                .optional();
    }

    private void open(PersonId person) {
        jdbc.sql("insert into points_wallets (id, balance, ordinal) values (:id, 0, 0) on conflict (id) do nothing")
                .param("id", person.value())
                .update();
    }

    void update(PointsWallet wallet) {
        jdbc.sql(
                        "update points_wallets set balance = :balance, ordinal = :ordinal, forwards_to = :forwardsTo where id = :id")
                .paramSource(wallet)
                .update();
    }
}
