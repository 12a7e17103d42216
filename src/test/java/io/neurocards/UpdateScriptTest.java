package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code deploy/server/update.sh} does before it stops anything, with a server whose parts do nothing or fail. */
class UpdateScriptTest {

    /** Takes the place of what a real server has; each step fails when it is the one in FAILS. */
    private static final String SERVER = """
            OPT=$FOLDER VAR=$FOLDER SETTINGS=$FOLDER/.env
            step() { printf '%s\n' "$*" >>"$FOLDER/steps"; [[ $1 != "${FAILS:-}" ]]; }
            need_root() { :; }
            current_release() { printf old; }
            make_aot_cache() { :; }
            as_studio() { step migrate "$DATABASE_URL" "${@: -1}"; }
            as_postgres() { step "$1" >/dev/null; }
            dump() { : >"$1"; step dump "${1##*/}"; }
            sql() {
              local said
              said=$(cat)
              case $said in
                *pg_database_size*) printf '%s' "${SIZE:-1}" ;;
                *CREATE*) step create ;;
                *DROP*) step drop ;;
              esac
            }
            schema_scripts() { printf same; }
            stop_studio() { step stop; }
            start_studio() { step start; }
            switch_to() { step switch "$1"; }
            install_units() { :; }
            install_site() { :; }
            sweep_releases() { :; }
            """;

    private static final List<String> REHEARSED = List.of(
            "dump rehearsal.dump",
            "create",
            "pg_restore",
            "migrate postgres://neurocards:w/neurocards@127.0.0.1:5432/neurocards_rehearsal?a=b migrate",
            "drop");
    private static final List<String> SWITCHED = List.of("stop", "dump before-new.dump", "switch new", "start");

    @TempDir
    Path folder;

    private Shell server;

    @BeforeEach
    void server() throws IOException {
        Files.copy(Path.of("deploy/server/update.sh"), folder.resolve("update.sh"));
        Files.writeString(folder.resolve("lib.sh"), Files.readString(Path.of("deploy/server/lib.sh")) + SERVER);
        settings("");
        Files.createDirectories(folder.resolve("dumps"));
        var program = folder.resolve("releases/new/bin/neurocards");
        Files.createDirectories(program.getParent());
        Files.createFile(program, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        server = Shell.in(folder)
                .with("FOLDER", folder.toString())
                .with("UPDATE_LOCK", folder.resolve("lock").toString());
    }

    @Test
    void the_scripts_are_tried_on_a_copy_before_anything_is_stopped_and_the_copy_is_gone_afterwards() throws Exception {
        assertThat(update(server).code()).isZero();

        assertThat(steps().subList(0, REHEARSED.size())).isEqualTo(REHEARSED);
        assertThat(steps().subList(REHEARSED.size(), steps().size())).isEqualTo(SWITCHED);
        assertThat(folder.resolve("dumps/rehearsal.dump")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dump", "create", "pg_restore", "migrate"})
    void when_that_fails_the_release_of_now_was_never_stopped(String step) throws Exception {
        var ended = update(server.with("FAILS", step));

        assertThat(ended.code()).isNotZero();
        assertThat(ended.said()).contains("old goes on as if nothing had been");
        assertThat(steps()).doesNotContain("stop", "switch new").last().isEqualTo("drop");
        assertThat(folder.resolve("dumps/rehearsal.dump")).doesNotExist();
    }

    @Test
    void without_room_for_a_copy_or_with_two_databases_it_is_left_out_and_said() throws Exception {
        assertThat(update(server.with("SIZE", Long.toString(Long.MAX_VALUE / 4)))
                        .said())
                .contains("The disk has no room for a copy");
        settings("SUPABASE_DB_URL=postgres://elsewhere/postgres\n");
        assertThat(update(server).said()).contains("With two databases the scripts are not tried before");

        assertThat(steps()).hasSize(2 * SWITCHED.size()).startsWith(SWITCHED.toArray(String[]::new));
    }

    @Test
    void an_address_that_would_lead_to_the_database_at_work_is_never_migrated_before() throws Exception {
        settings("DATABASE_URL=postgres://neurocards:w@127.0.0.1:5432/neurocards_eu\n");

        var ended = update(server);

        assertThat(ended.code()).isNotZero();
        assertThat(ended.said()).contains("does not end with the name of the database");
        assertThat(steps()).containsExactly("drop");
    }

    private void settings(String more) throws IOException {
        Files.writeString(
                folder.resolve(".env"),
                "DATABASE_URL=postgres://neurocards:w/neurocards@127.0.0.1:5432/neurocards?a=b\n" + more);
    }

    private List<String> steps() throws IOException {
        return Files.readAllLines(folder.resolve("steps"));
    }

    private static Shell.Ended update(Shell shell) throws IOException, InterruptedException {
        return shell.run("bash", "update.sh", "new");
    }
}
