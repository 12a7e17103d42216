package io.neurocards.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;

/** The server's programs, unpacked once for all tests: unpacking takes seconds, copying does not. */
final class UnpackedPrograms {

    private UnpackedPrograms() {}

    static void copyBelow(Path home) throws IOException, InterruptedException {
        var programs = PostgresBinaries.unpackBelow(TestDatabase.folderOfServer());
        var copy = new ProcessBuilder("cp", "-a", programs.toString(), home.toString())
                .inheritIO()
                .start();
        assertThat(copy.waitFor()).isZero();
    }
}
