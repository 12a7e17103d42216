package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code deploy/server/restore.sh} leaves behind, with a server whose parts do nothing or fail. */
class RestoreScriptTest {

    private static final String BEFORE =
            "DATABASE_URL=postgres://neurocards:word@127.0.0.1:5432/neurocards\nBACKUP_KEY=old\n";
    private static final String KEY = "ab".repeat(32);

    /** Each step of the server fails, or ends the script from outside, when it is the one in FAILS or KILLS. */
    private static final String SERVER = """
            set -euo pipefail
            OPT=$FOLDER VAR=$FOLDER SETTINGS=$FOLDER/.env DATABASE=neurocards
            say() { printf '%s\\n' "$*"; }
            die() { printf '%s\\n' "$*" >&2; exit 1; }
            need_root() { :; }
            database_is_here() { :; }
            setting() { printf 'postgres://neurocards:word@127.0.0.1:5432/neurocards'; }
            step() {
              printf '%s %s\\n' "$1" "$(stat -c %a "$FOLDER"/.env.before.* 2>/dev/null)" >>"$FOLDER/steps"
              [[ $1 != "$KILLS" ]] || kill -TERM $$
              [[ $1 != "$FAILS" ]]
            }
            sql() { local said; said=$(cat); [[ $said != *CREATE* ]] || step create; }
            stop_studio() { step stop; }
            start_studio() { step start; }
            as_studio() { step restore; }
            put_database_in_place() { step place; }
            install_site() { step site; }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void server() throws IOException {
        Files.copy(Path.of("deploy/server/restore.sh"), folder.resolve("restore.sh"));
        Files.writeString(folder.resolve("lib.sh"), SERVER);
        Files.writeString(folder.resolve(".env"), BEFORE);
        Files.setPosixFilePermissions(folder.resolve(".env"), PosixFilePermissions.fromString("rw-r-----"));
    }

    @Test
    void the_copy_of_the_settings_is_roots_alone_and_gone_when_all_is_well() throws Exception {
        assertThat(restore("", "")).isZero();

        assertThat(Files.readAllLines(folder.resolve("steps")))
                .containsExactly("stop 600", "create 600", "restore 600", "place 600", "start ", "site ");
        assertThat(Files.readString(folder.resolve(".env"))).contains("BACKUP_KEY=" + KEY);
        assertNoCopies();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "create", "restore", "place"})
    void a_step_that_fails_leaves_the_settings_as_they_were_and_no_copy(String step) throws Exception {
        assertThat(restore(step, "")).isNotZero();

        assertThat(Files.readString(folder.resolve(".env"))).isEqualTo(BEFORE);
        assertThat(Files.readAllLines(folder.resolve("steps")).getLast()).startsWith("start");
        assertNoCopies();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "create", "restore", "place"})
    void whoever_ends_it_meanwhile_leaves_no_copy_either(String step) throws Exception {
        assertThat(restore("", step)).isNotZero();

        assertThat(Files.readString(folder.resolve(".env"))).isEqualTo(BEFORE);
        assertNoCopies();
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "site"})
    void once_the_database_is_in_place_the_new_settings_stay(String step) throws Exception {
        assertThat(restore(step, "")).isNotZero();

        assertThat(Files.readString(folder.resolve(".env"))).contains("BACKUP_KEY=" + KEY);
        assertNoCopies();
    }

    private void assertNoCopies() throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(".env", "lib.sh", "restore.sh", "steps", "said");
        }
    }

    private int restore(String fails, String kills) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(List.of("bash", "restore.sh", "latest"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("FOLDER", folder.toString());
        builder.environment().put("FAILS", fails);
        builder.environment().put("KILLS", kills);
        var process = builder.start();
        try (var input = process.getOutputStream()) {
            input.write((KEY + "\n").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
