package io.neurocards.media;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps objects as files below one folder that only its owner can enter. A write goes to a file in {@code .unfinished} on the
 * same filesystem, is forced to the disk and then renamed into place. Links inside the folder are never followed.
 */
public final class LocalMediaStore implements MediaStore {

    private static final String UNFINISHED = ".unfinished";
    private static final int CHUNK = 64 * 1024;
    private static final long LEAST_SPACE = 1024 * 1024;
    private static final FileAttribute<?> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path root;
    private final ChannelOpener opener;

    LocalMediaStore(Path root) {
        this(root, LocalMediaStore::createFile);
    }

    LocalMediaStore(Path root, ChannelOpener opener) {
        this.root = root.toAbsolutePath().normalize();
        this.opener = opener;
    }

    /**
     * Returns the store in a folder, which is made when it is missing.
     *
     * @throws IOException when it can't be written
     */
    public static LocalMediaStore in(Path root) throws IOException {
        var store = new LocalMediaStore(root);
        store.prepare();
        return store;
    }

    /** How a file that does not exist yet is opened for writing. */
    @FunctionalInterface
    interface ChannelOpener {
        FileChannel create(Path file) throws IOException;
    }

    /** Makes the folders; called once at start, so that a folder that cannot be written stops the start and not a customer. */
    void prepare() throws IOException {
        Files.createDirectories(root, OWNER_FOLDER);
        Files.createDirectories(root.resolve(UNFINISHED), OWNER_FOLDER);
        for (var bucket : Bucket.values()) {
            Files.createDirectories(root.resolve(bucket.text()), OWNER_FOLDER);
        }
    }

    @Override
    public long put(MediaKey key, InputStream content) throws IOException {
        var target = fileOf(key);
        var unfinished = root.resolve(UNFINISHED).resolve(UUID.randomUUID().toString());
        try {
            makeFolders(folderOf(target));
            var size = write(content, unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            force(folderOf(target));
            return size;
        } catch (IOException e) {
            throw DiskFull.orOther(e, root);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private long write(InputStream content, Path file) throws IOException {
        var chunk = new byte[CHUNK];
        var size = 0L;
        try (var channel = opener.create(file)) {
            for (var read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                var bytes = ByteBuffer.wrap(chunk, 0, read);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                size += read;
            }
            channel.force(true);
        }
        return size;
    }

    @Override
    public StoredMedia open(MediaKey key) throws IOException {
        var file = fileOf(key);
        if (!exists(key)) {
            throw notFound();
        }
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new StoredFile(
                    file, attributes.size(), attributes.lastModifiedTime().toInstant());
        } catch (NoSuchFileException e) {
            throw (ProblemException) notFound().initCause(e);
        }
    }

    @Override
    public boolean exists(MediaKey key) throws IOException {
        var file = fileOf(key);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !isBehindLink(folderOf(file));
    }

    @Override
    public boolean delete(MediaKey key) throws IOException {
        return exists(key) && Files.deleteIfExists(fileOf(key));
    }

    @Override
    public List<MediaKey> listOlderThan(Bucket bucket, Instant limit) throws IOException {
        var folder = root.resolve(bucket.text());
        var keys = new ArrayList<MediaKey>();
        for (var file : filesBelow(folder)) {
            var path = folder.relativize(file).toString();
            if (MediaKey.isValid(path) && isOlder(file, limit)) {
                keys.add(new MediaKey(bucket, path));
            }
        }
        return keys;
    }

    @Override
    public void check() throws IOException {
        for (var folder : List.of(Bucket.INPUTS.text(), Bucket.OUTPUTS.text(), UNFINISHED)) {
            var path = root.resolve(folder);
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new NoSuchFileException(path.toString());
            }
            if (!Files.isWritable(path)) {
                throw new AccessDeniedException(path.toString());
            }
        }
        if (Files.getFileStore(root).getUsableSpace() < LEAST_SPACE) {
            throw new ProblemException(ProblemCode.STORAGE_FULL);
        }
    }

    @Override
    public int removeUnfinishedBefore(Instant limit) throws IOException {
        var removed = 0;
        for (var file : filesBelow(root.resolve(UNFINISHED))) {
            if (isOlder(file, limit)) {
                removed += Files.deleteIfExists(file) ? 1 : 0;
            }
        }
        return removed;
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOlder(Path file, Instant limit) throws IOException {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(limit);
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private Path fileOf(MediaKey key) {
        return root.resolve(key.bucket().text()).resolve(key.path());
    }

    private static Path folderOf(Path file) {
        return file.resolveSibling("");
    }

    private void makeFolders(Path folder) throws IOException {
        Files.createDirectories(folder, OWNER_FOLDER);
        Files.createDirectories(root.resolve(UNFINISHED), OWNER_FOLDER);
        if (isBehindLink(folder)) {
            throw new IOException("A folder of the store is a link");
        }
    }

    private boolean isBehindLink(Path folder) throws IOException {
        return !folder.toRealPath().equals(root.toRealPath().resolve(root.relativize(folder)));
    }

    private static FileChannel createFile(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_FILE);
    }

    /** A rename survives a crash only after its folder has been forced to the disk as well. */
    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemCode.NOT_FOUND);
    }

    private record StoredFile(Path file, long size, Instant modified) implements StoredMedia {

        @Override
        public InputStream contentFrom(long offset) throws IOException {
            var channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            channel.position(offset);
            return Channels.newInputStream(channel);
        }
    }
}
