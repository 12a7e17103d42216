package io.neurocards.operations.databases;

import java.time.ZoneId;

/** The words of calls for help, as the application builds them. */
public final class TestCallTexts {

    private TestCallTexts() {}

    public static CallTexts inMoscow() {
        return new CallTexts(ZoneId.of("Europe/Moscow"), "https://studio.example.com/", 4);
    }
}
