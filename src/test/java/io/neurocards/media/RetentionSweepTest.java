package io.neurocards.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionSweepTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    private Path root;

    private LocalMediaStore store;
    private RetentionSweep sweep;

    @BeforeEach
    void prepare() throws IOException {
        store = new LocalMediaStore(root);
        store.prepare();
        sweep = new RetentionSweep(store, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofDays(30), Duration.ofDays(90));
    }

    @Test
    void each_bucket_is_kept_for_its_own_time() throws IOException {
        put(Bucket.INPUTS, "kept.jpg", Duration.ofDays(30));
        put(Bucket.INPUTS, "old.jpg", Duration.ofDays(30).plusSeconds(1));
        put(Bucket.INPUTS, "a/older.jpg", Duration.ofDays(300));
        put(Bucket.OUTPUTS, "kept.mp4", Duration.ofDays(90));
        put(Bucket.OUTPUTS, "old.mp4", Duration.ofDays(91));

        var swept = sweep.sweep();

        assertThat(swept).isEqualTo(new RetentionSweep.Swept(2, 1, 0, 0));
        assertThat(store.listOlderThan(Bucket.INPUTS, NOW)).containsExactly(new MediaKey(Bucket.INPUTS, "kept.jpg"));
        assertThat(store.listOlderThan(Bucket.OUTPUTS, NOW)).containsExactly(new MediaKey(Bucket.OUTPUTS, "kept.mp4"));
        assertThat(sweep.sweep()).isEqualTo(new RetentionSweep.Swept(0, 0, 0, 0));
    }

    @Test
    void what_dead_writers_left_goes_after_a_day() throws IOException {
        unfinished("put-1", Duration.ofHours(23));
        unfinished("put-2", Duration.ofHours(25));

        assertThat(sweep.sweep().unfinished()).isEqualTo(1);

        assertThat(root.resolve(".unfinished/put-1")).exists();
        assertThat(root.resolve(".unfinished/put-2")).doesNotExist();
    }

    @Test
    void an_object_that_cannot_be_deleted_is_counted_and_the_rest_goes_on() throws IOException {
        put(Bucket.INPUTS, "a.jpg", Duration.ofDays(40));
        put(Bucket.INPUTS, "b.jpg", Duration.ofDays(40));
        var stubborn = new StubbornStore(root);

        var swept = new RetentionSweep(
                        stubborn, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofDays(30), Duration.ofDays(90))
                .sweep();

        assertThat(swept).isEqualTo(new RetentionSweep.Swept(1, 0, 0, 1));
    }

    private void put(Bucket bucket, String path, Duration age) throws IOException {
        store.put(new MediaKey(bucket, path), new byte[1]);
        Files.setLastModifiedTime(root.resolve(bucket.text()).resolve(path), FileTime.from(NOW.minus(age)));
    }

    private void unfinished(String name, Duration age) throws IOException {
        var file = Files.write(root.resolve(".unfinished").resolve(name), new byte[1]);
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }

    /** A store whose first object is held fast. */
    private static final class StubbornStore implements MediaStore {

        private final LocalMediaStore store;

        StubbornStore(Path root) {
            store = new LocalMediaStore(root);
        }

        @Override
        public boolean delete(MediaKey key) throws IOException {
            if (key.path().equals("a.jpg")) {
                throw new IOException("Operation not permitted");
            }
            return store.delete(key);
        }

        @Override
        public long put(MediaKey key, InputStream content) throws IOException {
            return store.put(key, content);
        }

        @Override
        public StoredMedia open(MediaKey key) throws IOException {
            return store.open(key);
        }

        @Override
        public boolean exists(MediaKey key) throws IOException {
            return store.exists(key);
        }

        @Override
        public List<MediaKey> listOlderThan(Bucket bucket, Instant limit) throws IOException {
            return store.listOlderThan(bucket, limit);
        }

        @Override
        public void check() throws IOException {
            store.check();
        }

        @Override
        public int removeUnfinishedBefore(Instant limit) throws IOException {
            return store.removeUnfinishedBefore(limit);
        }
    }
}
