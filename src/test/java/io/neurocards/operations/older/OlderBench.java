package io.neurocards.operations.older;

import io.neurocards.accounts.TestAccounts;
import io.neurocards.accounts.telegram.BringTelegramUser;
import io.neurocards.database.TestDatabase;
import io.neurocards.ledger.LedgerFixture;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The command {@code import older} over a studio of its own. */
final class OlderBench implements AutoCloseable {

    private final TestAccounts accounts = new TestAccounts();
    final TestDatabase studio = accounts.database;
    final TestDatabase older = TestDatabase.empty();
    final List<String> said = new ArrayList<>();

    int run(String... words) {
        var bring = new BringOlder(
                studio.decisions(Clock.systemUTC()),
                accounts.get(BringTelegramUser.class),
                LedgerFixture.ledgerOn(studio.jdbc()),
                new OlderHistory(studio.jdbc()),
                Clock.systemUTC());
        return new OlderTool(bring, new OlderSettings(older.url()), Clock.systemUTC()).run(List.of(words), said::add);
    }

    void older(String sql) {
        older.jdbc().sql(sql).update();
    }

    long number(String question) {
        return studio.jdbc().sql(question).query(Long.class).single();
    }

    @Override
    public void close() {
        accounts.close();
        older.close();
    }
}
