package io.neurocards.database.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.journal.Finding.Kind;
import io.neurocards.database.journal.JournalSettings.OnDamage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A journal that was filled and left, and what opening it says after one of its files was damaged. */
final class Damage {

    static final int SEGMENT = 700;

    private final boolean mirrored;
    private final UnaryOperator<JournalFiles> tampered;
    private final MemoryFiles healthy;
    private final Expected expected;

    private Damage(boolean mirrored, UnaryOperator<JournalFiles> tampered, MemoryFiles healthy, Expected expected) {
        this.mirrored = mirrored;
        this.tampered = tampered;
        this.healthy = healthy;
        this.expected = expected;
    }

    /** Fills a journal with {@code commits} groups; it ends as after kill -9. */
    static Damage of(long seed, int commits, boolean mirrored, UnaryOperator<JournalFiles> tampered)
            throws IOException {
        var disk = new MemoryFiles();
        var changes = new Changes(new Random(seed));
        var core = JournalCore.open(disk, settings(mirrored, OnDamage.REFUSE), new Contents());
        var now = Expected.NOTHING;
        for (var i = 0; i < commits; i++) {
            var change = changes.next(now);
            var next = changes.next(now.after(change.record()));
            assertThat(core.commit(List.of(change, next))).hasOnlyElementsOfType(JournalAnswer.Kept.class);
            now = now.after(change.record()).after(next.record());
        }
        return new Damage(mirrored, tampered, disk.copy(), now);
    }

    private static JournalSettings settings(boolean mirrored, OnDamage onDamage) {
        return new JournalSettings(Attack.FOLDER, mirrored ? Attack.MIRROR : null, SEGMENT, 100, 0, onDamage);
    }

    /** The segments of the first folder. */
    List<Path> segments() {
        return healthy.paths().stream()
                .filter(path -> path.startsWith(Attack.FOLDER))
                .toList();
    }

    byte[] bytes(Path file) {
        return healthy.bytes(file);
    }

    Expected expected() {
        return expected;
    }

    /** Opens with {@code bytes} in place of what {@code file} held, or without it; null when the journal refuses. */
    @Nullable
    Opened open(Path file, byte @Nullable [] bytes, OnDamage onDamage) throws IOException {
        var disk = healthy.copy();
        disk.lose(file);
        if (bytes != null) {
            disk.put(file, bytes);
        }
        try (var core = JournalCore.open(tampered.apply(disk), settings(mirrored, onDamage), new Contents())) {
            return new Opened(Expected.of(core), core.findings(), disk);
        } catch (JournalRefusedException e) {
            assertThat(e).hasMessageContaining("/journal");
            return null;
        }
    }

    /** What the journal said. */
    record Opened(Expected contents, List<Finding> findings, MemoryFiles disk) {

        boolean says(Kind kind) {
            return findings.stream().anyMatch(finding -> finding.kind() == kind);
        }
    }

    /** Without a mirror all or nothing, with one all. */
    void allOrRefused(Path file, byte @Nullable [] bytes, String what) throws IOException {
        var opened = open(file, bytes, OnDamage.REFUSE);
        if (opened == null) {
            assertThat(mirrored).as("refused in spite of the mirror: %s", what).isFalse();
        } else {
            assertThat(opened.contents()).as(what).isEqualTo(expected);
        }
    }

    /** Every byte of every file, one bit at a time. */
    void flipEveryByte(int... bits) throws IOException {
        for (var file : segments()) {
            var bytes = bytes(file);
            for (var at = 0; at < bytes.length; at++) {
                for (var bit : bits) {
                    var flipped = flip(bytes, at, (at + bit) % 8);
                    allOrRefused(file, flipped, file + ", byte " + at);
                }
            }
        }
    }

    static byte[] flip(byte[] bytes, int at, int bit) {
        var flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << bit);
        return flipped;
    }

    /** Every file ends at every byte. */
    void cutAtEveryByte() throws IOException {
        for (var file : segments()) {
            var bytes = bytes(file);
            for (var length = 0; length < bytes.length; length++) {
                allOrRefused(file, Arrays.copyOf(bytes, length), file + ", length " + length);
            }
        }
    }
}
