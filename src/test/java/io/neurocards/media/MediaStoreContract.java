package io.neurocards.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store promises, wherever it keeps its objects. */
public abstract class MediaStoreContract {

    protected static final MediaKey CLIP = new MediaKey(Bucket.OUTPUTS, "2026/11/clip.mp4");
    protected static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");
    protected static final Instant FAR_AHEAD = Instant.parse("2101-01-01T00:00:00Z");

    /** Returns the store under test, empty. */
    protected abstract MediaStore store();

    @Test
    void what_is_put_can_be_read_from_any_byte_on() throws IOException {
        var content = new byte[300_000];
        new Random(7).nextBytes(content);

        var size = store().put(CLIP, content);

        var media = store().open(CLIP);
        assertThat(size).isEqualTo(content.length);
        assertThat(media.size()).isEqualTo(content.length);
        assertThat(media.modified()).isBetween(LONG_AGO, FAR_AHEAD);
        assertThat(read(CLIP)).isEqualTo(content);
        try (var rest = media.contentFrom(299_990)) {
            assertThat(rest.readAllBytes()).hasSize(10).endsWith(content[299_999]);
        }
        try (var nothing = media.contentFrom(300_000)) {
            assertThat(nothing.readAllBytes()).isEmpty();
        }
    }

    @Test
    void a_look_whether_it_takes_files_leaves_none() throws IOException {
        store().check();

        for (var bucket : Bucket.values()) {
            assertThat(store().listOlderThan(bucket, FAR_AHEAD)).isEmpty();
        }
    }

    @Test
    void a_file_and_an_empty_object_can_be_put(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("clip"), "a clip");

        store().put(CLIP, file);
        store().put(new MediaKey(Bucket.INPUTS, "empty.jpg"), new byte[0]);

        assertThat(read(CLIP)).isEqualTo("a clip".getBytes(UTF_8));
        assertThat(store().open(new MediaKey(Bucket.INPUTS, "empty.jpg")).size())
                .isZero();
    }

    @Test
    void a_second_put_replaces_the_first() throws IOException {
        store().put(CLIP, "first and longer".getBytes(UTF_8));

        store().put(CLIP, "second".getBytes(UTF_8));

        assertThat(read(CLIP)).isEqualTo("second".getBytes(UTF_8));
    }

    @Test
    void the_buckets_do_not_mix() throws IOException {
        store().put(CLIP, "clip".getBytes(UTF_8));

        assertThat(store().exists(new MediaKey(Bucket.INPUTS, CLIP.path()))).isFalse();
        assertThat(store().exists(CLIP)).isTrue();
    }

    @Test
    void what_is_not_there_is_not_found() throws IOException {
        assertThat(store().exists(CLIP)).isFalse();
        assertThat(store().delete(CLIP)).isFalse();
        assertThatThrownBy(() -> store().open(CLIP))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.NOT_FOUND));
    }

    @Test
    void a_folder_of_objects_is_no_object() throws IOException {
        store().put(CLIP, "clip".getBytes(UTF_8));

        var folder = new MediaKey(Bucket.OUTPUTS, "2026/11");

        assertThat(store().exists(folder)).isFalse();
        assertThat(store().delete(folder)).isFalse();
    }

    @Test
    void a_deleted_object_is_gone_once() throws IOException {
        store().put(CLIP, "clip".getBytes(UTF_8));

        assertThat(store().delete(CLIP)).isTrue();

        assertThat(store().delete(CLIP)).isFalse();
        assertThat(store().exists(CLIP)).isFalse();
    }

    @Test
    void a_write_that_breaks_off_leaves_what_was_there_before() throws IOException {
        assertThatThrownBy(() -> store().put(CLIP, new BreakingStream(100_000))).hasMessage("Connection reset");
        assertThat(store().exists(CLIP)).isFalse();
        store().put(CLIP, "first".getBytes(UTF_8));

        assertThatThrownBy(() -> store().put(CLIP, new BreakingStream(100_000))).isInstanceOf(IOException.class);

        assertThat(read(CLIP)).isEqualTo("first".getBytes(UTF_8));
        assertThat(store().listOlderThan(Bucket.OUTPUTS, FAR_AHEAD)).containsExactly(CLIP);
    }

    @Test
    void of_many_writers_of_one_key_one_wins_whole() throws Exception {
        var writers = new ArrayList<Callable<Long>>();
        for (var i = 0; i < 16; i++) {
            var content = Character.toString('a' + i).repeat(200_000 + i).getBytes(UTF_8);
            writers.add(() -> store().put(CLIP, content));
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var written : threads.invokeAll(writers)) {
                assertThat(written.get()).isGreaterThanOrEqualTo(200_000);
            }
        }

        var content = read(CLIP);
        assertThat(content).hasSize(200_000 + content[0] - 'a').containsOnly(content[0]);
    }

    @Test
    void the_list_of_old_objects_knows_bucket_and_age() throws IOException {
        var photo = new MediaKey(Bucket.INPUTS, "b/photo.jpg");
        var other = new MediaKey(Bucket.INPUTS, "a/photo.jpg");
        store().put(photo, "photo".getBytes(UTF_8));
        store().put(other, "photo".getBytes(UTF_8));
        store().put(CLIP, "clip".getBytes(UTF_8));

        assertThat(store().listOlderThan(Bucket.INPUTS, FAR_AHEAD)).containsExactly(other, photo);
        assertThat(store().listOlderThan(Bucket.INPUTS, LONG_AGO)).isEmpty();
        assertThat(store().listOlderThan(Bucket.OUTPUTS, FAR_AHEAD)).containsExactly(CLIP);
    }

    protected final byte[] read(MediaKey key) throws IOException {
        try (var content = store().open(key).contentFrom(0)) {
            return content.readAllBytes();
        }
    }
}
