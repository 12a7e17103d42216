package io.neurocards.database.journal;

import io.neurocards.database.journal.Faults.Call;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A disk that promises nothing but what was forced. A loss of power keeps or loses every sector that was not forced, and every
 * name that was not, each by itself. A force that fails forgets that there was anything to force, as Linux does: the bytes
 * can be read until the power is lost, and no later force writes them.
 */
final class MemoryFiles implements JournalFiles {

    static final int SECTOR = 64;

    private final TreeMap<Path, Content> names = new TreeMap<>();
    private final TreeMap<Path, Content> durableNames = new TreeMap<>();
    private final List<NameChange> unforced = new ArrayList<>();
    private final Set<Path> owned = new HashSet<>();
    private Faults faults = Faults.none();
    private long free = Long.MAX_VALUE;
    private int forces;

    private static final class Content {
        private byte[] seen = new byte[0];
        private byte[] durable = new byte[0];
        private final BitSet dirty = new BitSet();
    }

    /** @param content null when the name goes */
    private record NameChange(Path name, Content content) {}

    MemoryFiles with(Faults next) {
        faults = next;
        return this;
    }

    Faults faults() {
        return faults;
    }

    MemoryFiles free(long bytes) {
        free = bytes;
        return this;
    }

    int forces() {
        return forces;
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        check(Call.CREATE_FOLDER, folder);
    }

    @Override
    public List<String> names(Path folder) throws IOException {
        check(Call.NAMES, folder);
        return names.keySet().stream()
                .filter(path -> folder.equals(path.getParent()))
                .map(path -> path.getFileName().toString())
                .toList();
    }

    @Override
    public long size(Path file) throws IOException {
        check(Call.SIZE, file);
        return content(file).seen.length;
    }

    @Override
    public ByteBuffer read(Path file, long from, int length) throws IOException {
        check(Call.READ, file);
        var bytes = content(file).seen;
        var start = (int) Math.min(from, bytes.length);
        return ByteBuffer.wrap(Arrays.copyOfRange(bytes, start, (int) Math.min(bytes.length, from + length)));
    }

    @Override
    public JournalFile create(Path file) throws IOException {
        if (names.containsKey(file)) {
            throw new IOException("Exists: " + file);
        }
        var content = new Content();
        change(Call.CREATE, file, List.of(new NameChange(file, content)));
        return new OpenFile(file, content);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        change(Call.RENAME, to, List.of(new NameChange(to, content(from)), new NameChange(from, null)));
    }

    @Override
    public void delete(Path file) throws IOException {
        content(file);
        change(Call.DELETE, file, List.of(new NameChange(file, null)));
    }

    private void change(Call call, Path path, List<NameChange> changes) throws IOException {
        var struck = faults.strikes(call, path);
        if (!struck || faults.isDone()) {
            changes.forEach(change -> apply(change, names));
            unforced.addAll(changes);
        }
        if (struck) {
            throw faults.error(call, path);
        }
    }

    private static void apply(NameChange change, Map<Path, Content> to) {
        if (change.content() == null) {
            to.remove(change.name());
        } else {
            to.put(change.name(), change.content());
        }
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        var struck = faults.strikes(Call.FORCE_FOLDER, folder);
        if (!struck || faults.isDone()) {
            unforced.stream()
                    .filter(change -> folder.equals(change.name().getParent()))
                    .forEach(change -> apply(change, durableNames));
            unforced.removeIf(change -> folder.equals(change.name().getParent()));
        }
        if (struck) {
            throw faults.error(Call.FORCE_FOLDER, folder);
        }
    }

    @Override
    public long free(Path folder) throws IOException {
        check(Call.FREE, folder);
        return free;
    }

    @Override
    public Closeable own(Path folder) throws IOException {
        if (!owned.add(folder)) {
            throw new JournalRefusedException("Another process writes this journal: folder=" + folder);
        }
        return () -> owned.remove(folder);
    }

    private void check(Call call, Path path) throws IOException {
        if (faults.strikes(call, path)) {
            throw faults.error(call, path);
        }
    }

    private Content content(Path file) throws IOException {
        var content = names.get(file);
        if (content == null) {
            throw new NoSuchFileException(file.toString());
        }
        return content;
    }

    /** The same machine after kill -9: everything that was written is seen, forced or not. */
    MemoryFiles afterKill() {
        var next = new MemoryFiles();
        names.forEach((name, content) -> {
            next.names.put(name, content);
        });
        next.durableNames.putAll(durableNames);
        next.unforced.addAll(unforced);
        return next;
    }

    /** The machine after a loss of power: of what was not forced, chance says what is there. */
    MemoryFiles afterPowerLoss(RandomGenerator random) {
        var survivors = new TreeMap<>(durableNames);
        for (var change : unforced) {
            if (random.nextBoolean()) {
                apply(change, survivors);
            }
        }
        var next = new MemoryFiles();
        survivors.forEach((name, content) -> next.put(name, survive(content, random)));
        return next;
    }

    private static byte[] survive(Content content, RandomGenerator random) {
        var longer = random.nextBoolean();
        var length = longer ? content.seen.length : content.durable.length;
        var bytes = Arrays.copyOf(content.durable, length);
        var kept = random.nextInt(4); // of four: nothing, some, most, all
        for (var from = 0; from < Math.min(length, content.seen.length); from += SECTOR) {
            var end = Math.min(from + SECTOR, Math.min(length, content.seen.length));
            var odds = content.dirty.get(from / SECTOR) ? kept : Math.min(kept, 1);
            if (random.nextInt(3) < odds) {
                System.arraycopy(content.seen, from, bytes, from, end - from);
            }
        }
        return bytes;
    }

    /** A file as if it had always been there. */
    void put(Path file, byte[] bytes) {
        var content = new Content();
        content.seen = bytes.clone();
        content.durable = bytes.clone();
        names.put(file, content);
        durableNames.put(file, content);
    }

    void lose(Path file) {
        names.remove(file);
        durableNames.remove(file);
    }

    byte[] bytes(Path file) {
        return names.get(file).seen.clone();
    }

    List<Path> paths() {
        return List.copyOf(names.keySet());
    }

    /** An unshared copy without faults or owners, everything forced. */
    MemoryFiles copy() {
        var next = new MemoryFiles();
        names.forEach((name, content) -> next.put(name, content.seen));
        return next;
    }

    private final class OpenFile implements JournalFile {

        private final Path path;
        private final Content content;

        OpenFile(Path path, Content content) {
            this.path = path;
            this.content = content;
        }

        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            var struck = faults.strikes(Call.WRITE, path);
            var length = struck ? Math.min(faults.part(), bytes.remaining()) : bytes.remaining();
            var from = (int) at;
            if (content.seen.length < from + length) {
                content.seen = Arrays.copyOf(content.seen, from + length);
            }
            bytes.get(content.seen, from, length);
            if (length > 0) {
                content.dirty.set(from / SECTOR, (from + length - 1) / SECTOR + 1);
            }
            if (struck) {
                throw faults.error(Call.WRITE, path);
            }
        }

        @Override
        public void force(boolean metadata) throws IOException {
            forces++;
            var struck = faults.strikes(Call.FORCE, path);
            if (!struck) {
                content.durable = Arrays.copyOf(content.durable, content.seen.length);
                content.dirty.stream().forEach(sector -> {
                    var from = sector * SECTOR;
                    var length = Math.min(SECTOR, content.seen.length - from);
                    System.arraycopy(content.seen, from, content.durable, from, length);
                });
            }
            content.dirty.clear();
            if (struck) {
                throw faults.error(Call.FORCE, path);
            }
        }

        @Override
        public void close() {}
    }
}
