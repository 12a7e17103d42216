package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    @TempDir
    Path folder;

    @Test
    void a_secret_is_made_once_and_is_readable_to_us_alone() throws IOException {
        var file = folder.resolve("data").resolve("secret.key");

        var made = SecretFile.secret("", file);

        assertThat(SecretFile.secret("", file).sign("links", "a")).isEqualTo(made.sign("links", "a"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).matches("[0-9a-f]{64}");
        assertThat(made).hasToString("***");
    }

    @Test
    void each_installation_makes_another() throws IOException {
        var one = SecretFile.secret("", folder.resolve("one"));
        var other = SecretFile.secret("", folder.resolve("other"));

        assertThat(one.sign("links", "a")).isNotEqualTo(other.sign("links", "a"));
    }

    @Test
    void eight_processes_that_start_at_once_agree_on_one() throws Exception {
        var file = folder.resolve("secret.key");
        var start = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var secrets = IntStream.range(0, 8)
                    .mapToObj(_ -> pool.submit(() -> {
                        start.await();
                        return SecretFile.secret("", file).sign("links", "a");
                    }))
                    .toList();
            start.countDown();

            for (var secret : secrets) {
                assertThat(secret.get()).isEqualTo(secrets.getFirst().get());
            }
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void a_configured_secret_is_used_and_no_file_is_made() throws IOException {
        var file = folder.resolve("secret.key");

        var secret = SecretFile.secret("0123456789abcdef0123456789abcdef", file);

        assertThat(secret.sign("links", "a")).hasSize(32);
        assertThat(file).doesNotExist();
    }

    @Test
    void a_short_secret_is_refused_without_being_repeated() {
        assertThatThrownBy(() -> SecretFile.secret("tooshort", folder.resolve("secret.key")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 32")
                .hasMessageNotContaining("tooshort");
    }
}
