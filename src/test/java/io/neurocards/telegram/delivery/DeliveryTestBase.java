package io.neurocards.telegram.delivery;

import io.neurocards.shared.PersonId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A studio of its own for each case, with one customer who has five credits. */
abstract class DeliveryTestBase {

    static final long CHAT = 7_000_000_002L;

    @TempDir
    Path folder;

    DeliveryStudio studio;
    PersonId person;

    @BeforeEach
    void open() throws Exception {
        studio = new DeliveryStudio(folder);
        person = studio.person(CHAT, 5, "ru");
    }

    @AfterEach
    void close() {
        studio.close();
    }

    void pass(int seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    void pass(Duration time) {
        var step = time.compareTo(Duration.ofMinutes(10)) > 0 ? Duration.ofSeconds(30) : Duration.ofSeconds(1);
        studio.videos.engine.runFor(time, step);
    }
}
