package io.neurocards.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMediaStoreTest extends MediaStoreContract {

    @TempDir
    private Path parent;

    private Path root;
    private LocalMediaStore store;

    @BeforeEach
    void prepare() throws IOException {
        root = parent.resolve("data/storage");
        store = new LocalMediaStore(root);
        store.prepare();
    }

    @Override
    protected MediaStore store() {
        return store;
    }

    @Test
    void only_the_owner_can_enter() throws IOException {
        store.put(CLIP, "clip".getBytes(UTF_8));

        assertThat(List.of(root, root.resolve("inputs"), root.resolve("outputs/2026/11")))
                .allSatisfy(folder -> assertThat(permissions(folder)).isEqualTo("rwx------"));
        assertThat(permissions(root.resolve("outputs/2026/11/clip.mp4"))).isEqualTo("rw-------");
    }

    @Test
    void links_inside_the_store_are_not_followed() throws IOException {
        var outside = Files.createDirectory(parent.resolve("outside"));
        Files.writeString(outside.resolve("secret.jpg"), "secret");
        Files.createSymbolicLink(root.resolve("inputs/folder"), outside);
        Files.createSymbolicLink(root.resolve("inputs/file.jpg"), outside.resolve("secret.jpg"));
        var throughFolder = new MediaKey(Bucket.INPUTS, "folder/secret.jpg");
        var throughFile = new MediaKey(Bucket.INPUTS, "file.jpg");

        for (var key : List.of(throughFolder, throughFile)) {
            assertThat(store.exists(key)).isFalse();
            assertThat(store.delete(key)).isFalse();
            assertThatThrownBy(() -> store.open(key)).isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> store.put(throughFolder, new byte[1])).isInstanceOf(IOException.class);
        store.put(throughFile, "replaced".getBytes(UTF_8));

        assertThat(outside.resolve("secret.jpg")).hasContent("secret");
        assertThat(store.listOlderThan(Bucket.INPUTS, FAR_AHEAD)).containsExactly(throughFile);
        assertThat(outside.toFile().list()).containsExactly("secret.jpg");
    }

    @Test
    void a_store_whose_folder_is_a_link_works() throws IOException {
        var linked = new LocalMediaStore(Files.createSymbolicLink(parent.resolve("link"), root));

        linked.put(CLIP, "clip".getBytes(UTF_8));

        assertThat(linked.exists(CLIP)).isTrue();
        assertThat(store.exists(CLIP)).isTrue();
    }

    @Test
    void a_disk_that_takes_no_more_is_said_to_be_full() throws IOException {
        var full = new LocalMediaStore(root, _ -> FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE));

        var problem = catchThrowableOfType(ProblemException.class, () -> full.put(CLIP, new byte[100_000]));

        assertThat(problem.code()).isEqualTo(ProblemCode.STORAGE_FULL);
        assertThat(problem).hasCauseInstanceOf(IOException.class);
        assertThat(full.exists(CLIP)).isFalse();
        assertThat(root.resolve(".unfinished")).isEmptyDirectory();
    }

    @Test
    void a_small_filesystem_that_fills_up_keeps_what_it_had() throws Exception {
        var small = Files.createDirectory(parent.resolve("small"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString()) == 0,
                "Mounting a small filesystem is not permitted here; the test with /dev/full still ran");
        try {
            var store = new LocalMediaStore(small.resolve("storage"));
            store.prepare();
            store.put(CLIP, "kept".getBytes(UTF_8));

            var problem = catchThrowableOfType(ProblemException.class, () -> store.put(CLIP, new byte[2 << 20]));

            assertThat(problem.code()).isEqualTo(ProblemCode.STORAGE_FULL);
            assertThat(store.open(CLIP).size()).isEqualTo(4);
            assertThat(small.resolve("storage/.unfinished")).isEmptyDirectory();
            assertThat(store.put(CLIP, new byte[500_000])).isEqualTo(500_000);
        } finally {
            assertThat(run("umount", small.toString())).isZero();
        }
    }

    @Test
    void another_failure_is_not_called_a_full_disk() {
        var broken = new LocalMediaStore(root, _ -> FileChannel.open(Path.of("/dev/null"), StandardOpenOption.READ));

        assertThatThrownBy(() -> broken.put(CLIP, new byte[1])).isNotInstanceOf(ProblemException.class);
    }

    @Test
    void what_a_dead_writer_left_is_invisible_and_swept_after_a_while() throws IOException {
        var left = Files.writeString(root.resolve(".unfinished/4711"), "half a cl");
        Files.setLastModifiedTime(left, FileTime.from(LONG_AGO));

        assertThat(store.listOlderThan(Bucket.OUTPUTS, FAR_AHEAD)).isEmpty();
        assertThat(store.removeUnfinishedBefore(LONG_AGO)).isZero();
        assertThat(store.removeUnfinishedBefore(LONG_AGO.plusSeconds(1))).isEqualTo(1);

        assertThat(root.resolve(".unfinished")).isEmptyDirectory();
    }

    @Test
    void files_that_nobody_put_there_through_us_are_left_alone() throws IOException {
        Files.writeString(root.resolve("inputs/not a key.jpg"), "foreign");

        assertThat(store.listOlderThan(Bucket.INPUTS, FAR_AHEAD)).isEmpty();
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
