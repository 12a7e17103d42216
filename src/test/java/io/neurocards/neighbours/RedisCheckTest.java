package io.neurocards.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisCheckTest {

    @TempDir
    private Path folder;

    @Test
    void a_redis_is_written_to_and_left_as_it_was_and_none_is_no_failure() throws Exception {
        try (var server = RedisServer.start(folder)) {
            assertThat(check(server.url())).contains("PONG, a key was written, read and deleted");

            try (var client = RedisClient.create(server.url());
                    var connection = client.connect()) {
                assertThat(connection.sync().dbsize()).isZero();
            }
        }
        assertThat(check(null)).isEmpty();
    }

    @Test
    void one_that_refuses_us_or_is_away_is_named_with_what_to_do_and_without_its_password() throws Exception {
        String url;
        try (var server = RedisServer.start(folder)) {
            url = server.url();
            fails(url.replace(RedisServer.PASSWORD, "pl4nted"), " refuses us: WRONGPASS; set REDIS_URL right");
            try (var client = RedisClient.create(url);
                    var connection = client.connect()) {
                connection.sync().configSet("min-replicas-to-write", "1");
            }
            fails(url, " refuses us: NOREPLICAS; ");
        }
        fails(url, " does not answer: ");
    }

    private static void fails(String url, String words) {
        assertThatThrownBy(() -> check(url))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(words)
                .message()
                .doesNotContain("pl4nted", RedisServer.PASSWORD);
    }

    private static Optional<String> check(String url) throws IOException {
        return new RedisCheck(new RedisSettings(url)).look();
    }
}
