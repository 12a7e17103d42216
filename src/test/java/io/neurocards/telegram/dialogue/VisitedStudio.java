package io.neurocards.telegram.dialogue;

import io.neurocards.telegram.outgoing.Unhurried;
import io.neurocards.web.RunningStudio;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** One running studio for all cases of a class. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class VisitedStudio {

    RunningStudio studio;
    Visitors visitors;

    @BeforeAll
    void start(@TempDir Path folder) {
        studio = RunningStudio.start(folder, Unhurried.arguments(RunningStudio.USUAL_FILMS));
        visitors = new Visitors(studio);
    }

    @AfterAll
    void stop() {
        studio.close();
    }
}
