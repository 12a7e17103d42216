package io.neurocards.media.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.media.MediaStoreContract;
import io.neurocards.sandbox.storage.SimulatedStorage;
import io.neurocards.sandbox.storage.SimulatedStorage.Fault;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupabaseMediaStoreTest extends MediaStoreContract {

    private static final String NEW_KEY = "sb_secret_planted";

    @TempDir
    private Path folder;

    private final List<Duration> pauses = new ArrayList<>();
    private SimulatedStorage server;
    private MediaStore store;

    @BeforeEach
    void start() throws IOException {
        server = SimulatedStorage.start(NEW_KEY, Clock.systemUTC());
        store = stores(server, NEW_KEY).open("supabase");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected MediaStore store() {
        return store;
    }

    @Test
    void an_older_key_is_a_token_too() throws IOException {
        var token = token("service_role");
        try (var older = SimulatedStorage.start(token, Clock.systemUTC())) {
            var opened = stores(older, token).open("supabase");

            opened.put(CLIP, "clip".getBytes(UTF_8));

            assertThat(opened.exists(CLIP)).isTrue();
        }
    }

    @Test
    void a_wrong_key_stops_the_start_and_is_not_repeated() {
        assertThatThrownBy(() -> stores(server, "sb_secret_other").open("supabase"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("status=403")
                .hasMessageNotContaining("sb_secret_other");
    }

    @Test
    void keys_of_browsers_are_told_apart() {
        assertThat(new SupabaseKey("sb_publishable_x").isForBrowsers()).isTrue();
        assertThat(new SupabaseKey(token("anon")).isForBrowsers()).isTrue();
        assertThat(new SupabaseKey(token("service_role")).isForBrowsers()).isFalse();
        assertThat(new SupabaseKey("a.b!.c").isForBrowsers()).isFalse();
        assertThat(new SupabaseKey(NEW_KEY)).hasToString("SupabaseKey");
    }

    @Test
    void a_bucket_that_is_open_to_everybody_stops_the_start() {
        server.makePublic("inputs", true);

        assertThatThrownBy(() -> stores(server, NEW_KEY).open("supabase"))
                .hasMessageContaining("The bucket inputs is public");
    }

    @Test
    void a_file_above_the_limit_and_a_project_above_its_quota_are_a_store_that_is_full_and_not_asked_again()
            throws IOException {
        store.put(CLIP, "before".getBytes(UTF_8));
        for (var fault : List.of(Fault.TOO_LARGE, Fault.OVER_QUOTA)) {
            server.fail(fault);

            assertThatThrownBy(() -> store.put(CLIP, "clip".getBytes(UTF_8)))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.STORAGE_FULL))
                    .hasStackTraceContaining(fault == Fault.TOO_LARGE ? "maximum allowed size" : "size_quota");
        }
        assertThat(pauses).isEmpty();
        assertThat(read(CLIP)).asString(UTF_8).isEqualTo("before");
        try (var left = Files.list(folder.resolve("staging/.unfinished"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void what_may_pass_by_itself_is_asked_again() throws IOException {
        for (var fault : List.of(Fault.UNAVAILABLE, Fault.DATABASE_TIMEOUT, Fault.HTML, Fault.LOSE_THE_ANSWER)) {
            server.fail(fault);
            server.fail(fault);

            store.put(CLIP, fault.name().getBytes(UTF_8));

            assertThat(read(CLIP)).asString(UTF_8).isEqualTo(fault.name());
        }
        assertThat(pauses).hasSize(8).startsWith(Duration.ofMillis(250), Duration.ofSeconds(1));
    }

    @Test
    void what_does_not_pass_is_said() {
        for (var i = 0; i < 3; i++) {
            server.fail(Fault.UNAVAILABLE);
        }

        assertThatThrownBy(() -> store.exists(CLIP))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("status=503");
    }

    @Test
    void folders_and_pages_are_walked() throws IOException {
        for (var i = 0; i < 1001; i++) {
            store.put(new MediaKey(Bucket.INPUTS, "many/%04d.jpg".formatted(i)), new byte[] {1});
        }
        store.put(new MediaKey(Bucket.INPUTS, "many/below/one.jpg"), new byte[] {1});
        store.put(new MediaKey(Bucket.INPUTS, "top.jpg"), new byte[] {1});

        assertThat(store.listBelow(Bucket.INPUTS, "many")).hasSize(1002);
        assertThat(store.listOlderThan(Bucket.INPUTS, FAR_AHEAD)).hasSize(1003);
    }

    private Stores stores(SimulatedStorage storage, String key) {
        var supabase = new RemoteSettings.Supabase(storage.project() + "/", key);
        return new Stores(
                new RemoteSettings("supabase", supabase, new RemoteSettings.S3("", "", "", "", "")),
                folder.resolve("staging"),
                pauses::add);
    }

    private static String token(String role) {
        var claims = "{\"iss\":\"supabase\",\"role\":\"" + role + "\"}";
        return "eyJh."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".c2ln";
    }
}
