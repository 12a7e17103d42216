package io.neurocards.media.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.media.Bucket;
import io.neurocards.media.LocalMediaStore;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.media.MediaStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3MediaStoreTest extends MediaStoreContract {

    @TempDir
    private static Path folder;

    private static S3Server server;
    private static MediaStore store;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start(folder);
        store = stores(S3Server.SECRET_KEY).open("s3");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void empty() throws IOException {
        for (var bucket : Bucket.values()) {
            for (var key : store.listOlderThan(bucket, FAR_AHEAD)) {
                store.delete(key);
            }
        }
    }

    @Override
    protected MediaStore store() {
        return store;
    }

    @Test
    void a_wrong_key_stops_the_start() {
        assertThatThrownBy(() -> stores("another-secret").open("s3"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("status=403")
                .hasMessageNotContaining("another-secret");
    }

    @Test
    void buckets_that_are_there_are_taken_as_they_are() throws IOException {
        store.put(CLIP, "clip".getBytes(UTF_8));

        assertThat(stores(S3Server.SECRET_KEY).open("s3").exists(CLIP)).isTrue();
    }

    @Test
    void more_objects_than_one_page_are_listed() throws IOException {
        for (var i = 0; i < 1100; i++) {
            store.put(new MediaKey(Bucket.INPUTS, "many/%04d.jpg".formatted(i)), new byte[] {1});
        }

        assertThat(store.listBelow(Bucket.INPUTS, "many")).hasSize(1100);
        assertThat(store.listBelow(Bucket.INPUTS, "man")).isEmpty();
    }

    @Test
    void nothing_is_left_on_this_machine() throws IOException {
        store.put(CLIP, "clip".getBytes(UTF_8));

        try (var left = Files.list(folder.resolve("staging/.unfinished"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void files_move_from_a_folder_to_s3_and_back_to_another_folder() throws IOException {
        var photo = new MediaKey(Bucket.INPUTS, "2026/11/photo.jpg");
        var before = LocalMediaStore.in(folder.resolve("before"));
        var after = LocalMediaStore.in(folder.resolve("after"));
        before.put(photo, new byte[300_000]);
        before.put(CLIP, "clip".getBytes(UTF_8));
        var said = new ArrayList<String>();

        var there = MoveFiles.run(
                new String[] {
                    "move-files",
                    "local",
                    "s3",
                    "--neurocards.media.storage=" + folder.resolve("before"),
                    "--neurocards.media.remote.s3.endpoint=" + server.address(),
                    "--neurocards.media.remote.s3.access-key=" + S3Server.ACCESS_KEY,
                    "--neurocards.media.remote.s3.secret-key=" + S3Server.SECRET_KEY,
                    "--neurocards.media.remote.s3.prefix=studio-"
                },
                said::add);
        var back = new MoveFiles(store, after, said::add).run();
        var again = new MoveFiles(store, after, said::add).run();

        assertThat(there).isZero();
        assertThat(said).contains("Copied: 2 of 2 objects; there already: 0; deleted meanwhile: 0");
        assertThat(back).isEqualTo(new MoveFiles.Moved(2, 2, 0, 0));
        assertThat(again).isEqualTo(new MoveFiles.Moved(2, 0, 2, 0));
        assertThat(after.open(photo).size()).isEqualTo(300_000);
        try (var clip = after.open(CLIP).contentFrom(0)) {
            assertThat(clip.readAllBytes()).asString(UTF_8).isEqualTo("clip");
        }
    }

    private static Stores stores(String secret) {
        var s3 =
                new RemoteSettings.S3(server.address().toString(), "us-east-1", S3Server.ACCESS_KEY, secret, "studio-");
        return new Stores(
                new RemoteSettings("s3", new RemoteSettings.Supabase("", ""), s3), folder.resolve("staging"), _ -> {});
    }
}
