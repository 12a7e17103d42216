package io.neurocards.operations.backups;

import io.neurocards.database.whole.UnusableException;
import io.neurocards.media.remote.Depot;
import io.neurocards.media.remote.KeptFile;
import io.neurocards.operations.backups.envelope.BackupKey;
import io.neurocards.operations.backups.envelope.MainKey;
import io.neurocards.operations.backups.envelope.SealedInput;
import io.neurocards.operations.backups.envelope.SealedOutput;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A place with backups, and the key to them. */
final class BackupVault implements AutoCloseable {

    static final String LATEST = "latest";

    private static final String SALT = "scrypt-salt";
    private static final String CONTENTS = "media";
    private static final String ENDING = ".ncb";

    private final Depot depot;
    private final BackupKey key;

    BackupVault(Depot depot, BackupKey key) {
        this.depot = depot;
        this.key = key;
    }

    boolean isEncrypting() {
        return key.isThere();
    }

    Depot depot() {
        return depot;
    }

    /** Returns the whole ones, oldest first. */
    List<KeptBackup> list() throws IOException {
        return depot.list("").stream()
                .flatMap(file -> BackupName.parse(file.name()).map(name -> new KeptBackup(name, file.bytes())).stream())
                .toList();
    }

    /** @throws UnusableException when there is none of that name */
    KeptBackup find(String name) throws IOException {
        var all = list();
        if (name.equals(LATEST) && !all.isEmpty()) {
            return all.getLast();
        }
        return all.stream()
                .filter(kept -> kept.name().text().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnusableException(
                        all.isEmpty()
                                ? "There is no backup here"
                                : "There is no backup of that name: list prints them"));
    }

    SealedInput open(String file) throws IOException {
        var below = depot.open(file);
        try {
            return new SealedInput(below, key);
        } catch (IOException | RuntimeException e) {
            below.close();
            throw e;
        }
    }

    /** Returns what the beginning tells without a key. */
    String told(BackupName name) throws IOException {
        try (var beginning = depot.open(name.text())) {
            return SealedInput.told(beginning);
        }
    }

    /** Writes a sealed file, which is there when all of it is. */
    void write(String file, MainKey main, Content content) throws IOException {
        try (var unfinished = depot.begin(file)) {
            try (var sealed = new SealedOutput(unfinished, main)) {
                content.to(sealed);
            }
            unfinished.finish();
        }
    }

    /** Writes what goes into a file. */
    @FunctionalInterface
    interface Content {
        void to(SealedOutput out) throws IOException;
    }

    /** Returns the key for new files of this place. */
    MainKey main() throws IOException {
        return key.main(key.isPassphrase() ? salt() : new byte[0]);
    }

    private byte[] salt() throws IOException {
        try (var kept = depot.open(SALT)) {
            return kept.readAllBytes();
        } catch (FileNotFoundException _) {
            var salt = BackupKey.randomSalt();
            try (var file = depot.begin(SALT)) {
                file.write(salt);
                file.finish();
            }
            return salt;
        }
    }

    /** Returns the file of a content. */
    static String contentFile(MainKey main, String sha256) {
        return CONTENTS + "/" + main.nameOf(sha256) + ENDING;
    }

    /** Returns the files of all contents that are here. */
    Set<String> contents() throws IOException {
        return depot.list(CONTENTS).stream().map(KeptFile::name).collect(Collectors.toSet());
    }

    Optional<InputStream> openIfThere(String file) throws IOException {
        try {
            return Optional.of(open(file));
        } catch (FileNotFoundException _) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        depot.close();
    }
}
