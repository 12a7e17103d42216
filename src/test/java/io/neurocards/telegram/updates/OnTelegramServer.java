package io.neurocards.telegram.updates;

import io.neurocards.database.TestDatabase;
import io.neurocards.telegram.client.TelegramServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of updates stand on: a server that speaks HTTP like Telegram, and a real PostgreSQL, for each test anew. */
abstract class OnTelegramServer {

    final List<String> handled = new CopyOnWriteArrayList<>();
    TestDatabase database;
    TelegramServer telegram;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.fresh();
        telegram = TelegramServer.start();
    }

    @AfterEach
    void close() {
        telegram.close();
        database.close();
    }
}
