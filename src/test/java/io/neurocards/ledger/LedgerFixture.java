package io.neurocards.ledger;

import io.neurocards.database.Decisions;
import io.neurocards.database.TestDatabase;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A ledger on a database of its own, each call in a transaction of its own. */
public final class LedgerFixture implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final Decisions decisions = database.decisions(Clock.systemUTC());
    private final Ledger ledger = new LedgerConfiguration().ledger(database.jdbc());

    public static Ledger ledgerOn(TestDatabase database) {
        return ledgerOn(database.jdbc());
    }

    public static Ledger ledgerOn(JdbcClient jdbc) {
        return new LedgerConfiguration().ledger(jdbc);
    }

    PersonId personWith(long credits) {
        var person = PersonId.at(NOW);
        if (credits > 0) {
            grant(person, credits, UUID.randomUUID().toString());
        }
        return person;
    }

    boolean grant(PersonId person, long amount, String reference) {
        return decisions.act(() -> ledger.grant(person, Credits.of(amount), reference, NOW));
    }

    HoldResult hold(PersonId person, long amount, String... references) {
        var requests = List.of(references).stream()
                .map(reference -> new HoldRequest(reference, Credits.of(amount)))
                .toList();
        return decisions.act(() -> ledger.hold(person, requests, NOW));
    }

    Settlement capture(PersonId person, String reference) {
        return decisions.act(() -> ledger.capture(person, reference, NOW));
    }

    Settlement release(PersonId person, String reference) {
        return decisions.act(() -> ledger.release(person, reference, NOW));
    }

    boolean purchase(PersonId person, long amount, String reference) {
        return decisions.act(() -> ledger.purchase(person, Credits.of(amount), reference, NOW));
    }

    TakeResult.Taken reversePart(PersonId person, String reference, String part, long amount) {
        return decisions.act(() -> ledger.reversePart(person, reference, part, Credits.of(amount), NOW));
    }

    TakeResult.Taken reverse(PersonId person, String reference) {
        return decisions.act(() -> ledger.reverse(person, reference, NOW));
    }

    boolean refund(PersonId person, String reference) {
        return decisions.act(() -> ledger.refund(person, reference, NOW));
    }

    boolean adjustUp(PersonId person, long amount, String reference) {
        return decisions.act(() -> ledger.adjustUp(person, Credits.of(amount), reference, NOW));
    }

    TakeResult adjustDown(PersonId person, long amount, String reference) {
        return decisions.act(() -> ledger.adjustDown(person, Credits.of(amount), reference, NOW));
    }

    Credits join(PersonId gone, PersonId stays) {
        return decisions.act(() -> ledger.join(gone, stays, NOW));
    }

    TakeResult.Taken part(PersonId gone, PersonId stays) {
        return decisions.act(() -> ledger.part(gone, stays, NOW));
    }

    Balance balance(PersonId person) {
        return ledger.balance(person);
    }

    List<StatementLine> statement(PersonId person) {
        return ledger.statement(person, Long.MAX_VALUE, 1000);
    }

    TestDatabase database() {
        return database;
    }

    long sumOfAllEntries() {
        return database.jdbc()
                .sql("select coalesce(sum(amount), 0) from ledger_entries")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        database.close();
    }
}
