package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/package.sh, in a clone of a small project that has been worked in. */
class PackageTest {

    @TempDir
    Path folder;

    private Path clone;

    @BeforeEach
    void workInAClone() throws Exception {
        var origin = Files.createDirectories(folder.resolve("origin/scripts"));
        Files.copy(Path.of("scripts/package.sh"), origin.resolve("package.sh"));
        Files.copy(Path.of(".env.example"), folder.resolve("origin/.env.example"));
        Files.copy(Path.of("pom.xml"), folder.resolve("origin/pom.xml"));
        git("origin", "init", "-q");
        commit("origin");
        git(".", "clone", "-q", "origin", "clone");
        clone = folder.resolve("clone");
        Files.writeString(clone.resolve(".env"), "SECRET_KEY=not to be given away");
        Files.createDirectories(clone.resolve("data/storage"));
        Files.writeString(clone.resolve("data/secret.key"), "not to be given away");
        Files.writeString(folder.resolve("built.jar"), "an application");
    }

    @Test
    void sources_and_application_of_the_commit_are_packed_with_sums_that_hold_and_nothing_else_of_the_folder()
            throws Exception {
        var ended = pack();
        assertThat(ended.code()).as(ended.said()).isZero();
        var out = folder.resolve("out");
        var name = ended.said().lines().toList().getLast().replaceAll(".*/(.*)\\.sha256", "$1");

        assertThat(name).matches("neurocards-\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?-[0-9a-f]{8}");
        assertThat(out.toFile().list()).containsExactlyInAnyOrder(name + ".tar.gz", name + ".jar", name + ".sha256");
        assertThat(Shell.in(out).run("sha256sum", "-c", "--strict", name + ".sha256"))
                .isEqualTo(new Shell.Ended(0, name + ".tar.gz: OK\n" + name + ".jar: OK\n"));
        assertThat(Shell.in(out).run("tar", "-tzf", name + ".tar.gz").said().lines())
                .containsExactlyInAnyOrder(
                        name + "/",
                        name + "/.env.example",
                        name + "/pom.xml",
                        name + "/scripts/",
                        name + "/scripts/package.sh");
        assertThat(out.resolve(name + ".jar")).hasContent("an application");
    }

    @Test
    void a_tag_is_the_version() throws Exception {
        git("clone", "tag", "v3.1.4");

        assertThat(pack().said()).contains("/neurocards-3.1.4.tar.gz\n", "/neurocards-3.1.4.jar\n");
    }

    @Test
    void a_commit_with_settings_or_data_in_it_is_refused_by_name() throws Exception {
        commit("clone");

        var ended = pack();

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said()).endsWith("should not be given away:\n.env\ndata/secret.key\n");
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    private Shell.Ended pack() throws IOException, InterruptedException {
        return Shell.in(clone)
                .with("JAR", folder.resolve("built.jar").toString())
                .run("bash", "scripts/package.sh", folder.resolve("out").toString());
    }

    private void commit(String repository) throws IOException, InterruptedException {
        git(repository, "add", "-A");
        git(repository, "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "commit", "-q", "-m", "All of it");
    }

    private void git(String repository, String... words) throws IOException, InterruptedException {
        var command = new String[words.length + 1];
        command[0] = "git";
        System.arraycopy(words, 0, command, 1, words.length);
        var ended = Shell.in(folder.resolve(repository)).run(command);
        assertThat(ended.code()).as(ended.said()).isZero();
    }
}
