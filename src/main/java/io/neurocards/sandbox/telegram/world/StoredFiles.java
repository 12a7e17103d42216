package io.neurocards.sandbox.telegram.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * Files that went through Telegram, by the id under which a bot knows them. Same bytes are kept once. Beyond a total size
 * those that were sent longest ago are forgotten. Thread-safe.
 */
public final class StoredFiles {

    private final Path folder;
    private final long largestTotal;
    private final Journal journal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, StoredFile> byId = new ConcurrentHashMap<>();
    private final Map<String, String> idByPath = new ConcurrentHashMap<>();
    private final AtomicInteger lastNumber = new AtomicInteger();

    StoredFiles(Path folder, long largestTotal, Journal journal, Clock clock) {
        this.folder = folder;
        this.largestTotal = largestTotal;
        this.journal = journal;
        this.clock = clock;
    }

    void restore(String id, JsonNode saved) {
        if (saved.isNull()) {
            byId.remove(id);
        } else {
            hold(StoredFile.of(id, saved));
        }
    }

    private void hold(StoredFile file) {
        byId.put(file.id(), file);
        idByPath.put(file.bot() + "/" + file.path(), file.id());
        lastNumber.accumulateAndGet(file.number(), Math::max);
    }

    void writeAll(Journal into) {
        byId.values().forEach(file -> into.put("file", file.id(), file.saved()));
    }

    /** The bytes of a file: their fingerprint, and how many there are. */
    public record Content(String sha256, long size) {}

    /** Takes bytes into the folder. */
    public Content take(InputStream bytes) throws IOException {
        Files.createDirectories(folder);
        var temporary = Files.createTempFile(folder, "incoming", ".part");
        try (var digesting = new DigestInputStream(bytes, sha256())) {
            var size = Files.copy(digesting, temporary, StandardCopyOption.REPLACE_EXISTING);
            var name = HexFormat.of().formatHex(digesting.getMessageDigest().digest());
            Files.move(temporary, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            return new Content(name, size);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a new file id of {@code kind} for {@code bot}. */
    public String newId(StoredFile.Kind kind) {
        var bytes = new byte[33];
        random.nextBytes(bytes);
        return kind.prefix() + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public int newNumber() {
        return lastNumber.incrementAndGet();
    }

    /** Keeps a file under its id, and forgets others when there are too many bytes. */
    public void keep(StoredFile file) {
        hold(file);
        journal.put("file", file.id(), file.saved());
        if (total() > largestTotal) {
            prune();
        }
    }

    private long total() {
        return byId.values().stream()
                .collect(java.util.stream.Collectors.toMap(
                        file -> file.content().sha256(), file -> file.content().size(), (first, _) -> first))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private void prune() {
        var oldestFirst = byId.values().stream()
                .sorted(Comparator.comparing(StoredFile::usedAt))
                .toList();
        for (var file : oldestFirst.subList(0, oldestFirst.size() - 1)) {
            if (total() <= largestTotal) {
                break;
            }
            byId.remove(file.id());
            journal.remove("file", file.id());
            if (byId.values().stream().noneMatch(other -> other.content().equals(file.content()))) {
                delete(file);
            }
        }
    }

    private void delete(StoredFile file) {
        try {
            Files.deleteIfExists(bytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox can't delete a file in " + folder, e);
        }
    }

    /** Returns the file that {@code bot} knows as {@code id}, and remembers that it was of use. */
    public Optional<StoredFile> find(long bot, String id) {
        var found = Optional.ofNullable(byId.get(id)).filter(file -> file.bot() == bot);
        found.ifPresent(file -> {
            var used = file.usedAt(clock.instant());
            byId.replace(id, file, used);
        });
        return found;
    }

    public Optional<StoredFile> at(long bot, String path) {
        return Optional.ofNullable(idByPath.get(bot + "/" + path)).map(byId::get);
    }

    /** Returns a file whoever asks, for the eyes of the people in the chat. */
    public Optional<StoredFile> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Path bytes(StoredFile file) {
        return folder.resolve(file.content().sha256());
    }

    public Path bytes(Content content) {
        return folder.resolve(content.sha256());
    }
}
