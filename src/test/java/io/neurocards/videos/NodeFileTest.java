package io.neurocards.videos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeFileTest {

    @TempDir
    Path folder;

    @Test
    void processes_that_share_a_folder_have_names_of_their_own_and_the_same_ones_after_a_restart() throws IOException {
        var first = NodeFile.take(folder.resolve("node-id"));
        var second = NodeFile.take(folder.resolve("node-id"));
        first.close();
        var firstAgain = NodeFile.take(folder.resolve("node-id"));
        second.close();
        var secondAgain = NodeFile.take(folder.resolve("node-id"));

        assertThat(second.name()).isNotEqualTo(first.name()).hasSize(36);
        assertThat(firstAgain.name()).isEqualTo(first.name());
        assertThat(secondAgain.name()).isEqualTo(second.name());
        firstAgain.close();
        secondAgain.close();
    }
}
