package io.neurocards.database.embedded;

import static io.neurocards.database.embedded.DatabaseOwner.ask;
import static io.neurocards.database.embedded.DatabaseOwner.connect;
import static io.neurocards.database.embedded.DatabaseOwner.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One folder for all: a start on it takes 0.3 s, a new one three. */
class EmbeddedPostgresTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void unpack() throws Exception {
        UnpackedPrograms.copyBelow(folder);
    }

    @Test
    void data_stay_when_the_server_is_stopped_and_started() throws Exception {
        try (var server = EmbeddedPostgres.start(folder);
                var connection = connect(server)) {
            execute(connection, "create table kept as select 'as it was' as what");
        }

        try (var server = EmbeddedPostgres.start(folder)) {
            assertThat(ask(server, "select what from kept")).isEqualTo("as it was");
        }
    }

    @Test
    void a_second_owner_is_refused_wherever_it_runs_and_the_first_keeps_the_folder() throws Exception {
        try (var first = EmbeddedPostgres.start(folder)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Another NeuroCards process uses this database folder")
                    .hasMessageContaining("pid=" + ProcessHandle.current().pid());

            try (var second = ChildJvm.owning(folder, System.getProperty("java.class.path"), List.of())) {
                assertThat(second.line(line -> line.contains("Another NeuroCards process")))
                        .contains(
                                "folder=" + folder.toRealPath(),
                                "pid=" + ProcessHandle.current().pid());
                assertThat(second.exit()).isNotZero();
            }

            assertThat(ask(first, "select 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void the_folder_is_free_again_after_a_refused_start() throws Exception {
        try (var server = EmbeddedPostgres.start(folder)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder)).isInstanceOf(IOException.class);
            assertThat(server.pid()).isPositive();
        }

        try (var server = EmbeddedPostgres.start(folder)) {
            assertThat(ask(server, "select 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void a_tool_finds_the_server_of_a_running_process_and_none_of_one_that_ended() throws Exception {
        try (var server = EmbeddedPostgres.start(folder)) {
            assertThat(EmbeddedPostgres.running(folder))
                    .hasValue("postgres://neurocards:" + server.password() + "@"
                            + server.jdbcUrl().substring("jdbc:postgresql://".length()));
        }

        assertThat(EmbeddedPostgres.running(folder)).isEmpty();
        assertThat(EmbeddedPostgres.running(folder.resolve("nowhere"))).isEmpty();
    }

    @Test
    void what_is_committed_is_on_the_disk() throws Exception {
        try (var server = EmbeddedPostgres.start(folder)) {
            assertThat(ask(server, "show fsync")).isEqualTo("on");
            assertThat(ask(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(server, "show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void only_this_machine_reaches_it() throws Exception {
        try (var server = EmbeddedPostgres.start(folder)) {
            var port = URI.create(server.jdbcUrl().substring("jdbc:".length())).getPort();

            assertThat(ask(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(server, "show unix_socket_directories")).isEmpty();
            assertThat(connects("127.0.0.1", port)).isTrue();
            for (var address : NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .map(InetAddress::getHostAddress)
                    .toList()) {
                assertThat(connects(address, port)).as(address).isFalse();
            }
        }
    }

    @Test
    void a_wrong_password_is_refused_and_the_right_one_is_readable_to_us_alone() throws Exception {
        try (var server = EmbeddedPostgres.start(folder)) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), EmbeddedPostgres.USER, "guess"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo("28P01"));

            assertThat(folder.resolve("password")).hasContent(server.password());
            assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
                    .hasSize(2);
            assertThat(server.password()).hasSizeGreaterThanOrEqualTo(32);
        }
    }

    @Test
    void a_lost_password_file_is_named_and_not_made_anew(@TempDir Path home) throws IOException {
        Files.createDirectories(home.resolve("data-18"));

        assertThatThrownBy(() -> Cluster.in(home, home, LaunchPrefix.ofThisMachine()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("password file is gone");
        assertThat(home.resolve("password")).doesNotExist();
    }

    @Test
    void a_login_that_does_not_fit_is_told_at_once(@TempDir Path aside) throws Exception {
        EmbeddedPostgres.start(folder).close();
        var password = folder.resolve("password");
        Files.copy(password, aside.resolve("password"));
        Files.writeString(password, "another");

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not let us in");
        Files.writeString(password, Files.readString(aside.resolve("password")));
        try (var server = EmbeddedPostgres.start(folder)) {
            assertThat(ask(server, "select 'alive'")).isEqualTo("alive");
        }
    }

    private static boolean connects(String address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return true;
        } catch (IOException _) {
            return false; // which is the answer
        }
    }
}
