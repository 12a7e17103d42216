package io.neurocards.media.remote;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Files below one folder, which only its owner can enter when it was made here. */
final class FolderDepot implements Depot {

    private final Path root;

    FolderDepot(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public UnfinishedFile begin(String name) throws IOException {
        var file = path(name);
        var folder = file.getParent();
        makeFolder(folder == null ? root : folder);
        return new PartFile(file);
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        try {
            return Files.newInputStream(path(name));
        } catch (NoSuchFileException _) {
            throw new FileNotFoundException("There is no " + name);
        }
    }

    @Override
    public List<KeptFile> list(String folder) throws IOException {
        var found = new ArrayList<KeptFile>();
        for (var file : files(folder)) {
            var name = file.getFileName().toString();
            if (!name.startsWith(".")) {
                found.add(new KeptFile(folder.isEmpty() ? name : folder + "/" + name, Files.size(file)));
            }
        }
        found.sort(Comparator.comparing(KeptFile::name));
        return List.copyOf(found);
    }

    private List<Path> files(String folder) throws IOException {
        var place = folder.isEmpty() ? root : path(folder);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (var all = Files.list(place)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(path(name));
    }

    @Override
    public int sweep() throws IOException {
        var swept = 0;
        for (var folder : List.of("", "media")) {
            for (var file : files(folder)) {
                if (file.getFileName().toString().startsWith(PartFile.BEGINNING) && isOfADeadWriter(file)) {
                    Files.deleteIfExists(file);
                    swept++;
                }
            }
        }
        return swept;
    }

    /** A writer that lives holds a lock on its file. */
    private static boolean isOfADeadWriter(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException | NoSuchFileException _) {
            return false;
        }
    }

    @Override
    public void close() {
        // nothing is held
    }

    private Path path(String name) throws IOException {
        var path = root.resolve(name).normalize();
        if (!path.startsWith(root) || path.equals(root)) {
            throw new IOException("Not a name of this folder");
        }
        return path;
    }
}
