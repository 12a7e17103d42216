package io.neurocards.ledger.points;

import io.neurocards.database.Decisions;
import io.neurocards.database.TestDatabase;
import io.neurocards.shared.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Points on a database of their own, each call in a transaction of its own, at a moment that the test names in days. */
final class PointsFixture implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    final TestDatabase database = TestDatabase.fresh();
    final PointsHoldings holdings = new PointsHoldings(database.jdbc());
    private final Decisions decisions = database.decisions(Clock.systemUTC());
    private final PointsLedger ledger = new PointsLedger(database.jdbc());

    static Instant day(long number) {
        return START.plus(Duration.ofDays(number));
    }

    static PersonId person() {
        return PersonId.at(START);
    }

    boolean earn(PersonId person, long amount, String reference, long expiresOn, long today) {
        return act(() -> ledger.earn(person, Points.of(amount), reference, day(expiresOn), day(today)));
    }

    PointsResult spend(PersonId person, long amount, String reference, long today) {
        return act(() -> ledger.spend(person, Points.of(amount), reference, day(today)));
    }

    PointsResult.Taken reverseEarn(PersonId person, String reference, long today) {
        return act(() -> ledger.reverseEarn(person, reference, day(today)));
    }

    boolean reverseSpend(PersonId person, String reference, long earliest, long today) {
        return act(() -> ledger.reverseSpend(person, reference, day(earliest), day(today)));
    }

    boolean adjustUp(PersonId person, long amount, String reference, long expiresOn, long today) {
        return act(() -> ledger.adjustUp(person, Points.of(amount), reference, day(expiresOn), day(today)));
    }

    PointsResult adjustDown(PersonId person, long amount, String reference, long today) {
        return act(() -> ledger.adjustDown(person, Points.of(amount), reference, day(today)));
    }

    long expire(PersonId person, long today) {
        return act(() -> ledger.expire(person, day(today))).amount();
    }

    long forfeit(PersonId person, long today) {
        return act(() -> ledger.forfeit(person, "erasure:" + person, day(today)))
                .amount();
    }

    long join(PersonId gone, PersonId stays, long today) {
        return act(() -> ledger.join(gone, stays, day(today))).amount();
    }

    PointsResult.Taken part(PersonId gone, PersonId stays, long today) {
        return act(() -> ledger.part(gone, stays, day(today)));
    }

    long balance(PersonId person, long today) {
        return holdings.balance(person, day(today)).amount();
    }

    List<PointsLine> statement(PersonId person) {
        return holdings.statement(person, Long.MAX_VALUE, 10_000);
    }

    /** Runs statements of somebody at the database's console, in one transaction. */
    void atConsole(String... statements) {
        act(() -> {
            for (var statement : statements) {
                database.jdbc().sql(statement).update();
            }
            return true;
        });
    }

    long number(String sql) {
        return database.jdbc().sql(sql).query(Long.class).single();
    }

    private <T> T act(Supplier<T> action) {
        return decisions.act(action);
    }

    @Override
    public void close() {
        database.close();
    }
}
