package io.neurocards.database.journal;

import java.io.IOException;
import java.time.Duration;

/**
 * The long form of {@link PowerLossTest}, {@link DamageTest} and {@link FailingDiskTest}: new histories and new journals until
 * the time is over, all eight bits of every byte. Ends with an error at the first journal that lied, and names its seed.
 *
 * <p>{@code mvn -q test-compile exec:exec@journal-attack -Djournal.seconds=600}
 */
final class JournalAttack {

    private static final int SECONDS = Integer.getInteger("journal.seconds", 60);
    private static final int STEPS = 80;

    private JournalAttack() {}

    public static void main(String[] arguments) throws IOException {
        var first = Long.getLong("journal.seed", System.nanoTime());
        var end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        System.out.printf("first seed %d%n", first);
        var histories = 0;
        var flips = 0L;
        var faults = 0;
        for (var seed = first; System.nanoTime() < end; seed++) {
            Attack.run(seed, seed % 2 == 0, STEPS);
            histories++;
            if (histories % 500 == 1) {
                var damage = Damage.of(seed, 6, seed % 4 == 1, files -> files);
                damage.flipEveryByte(0, 1, 2, 3, 4, 5, 6, 7);
                damage.cutAtEveryByte();
                flips += damage.segments().stream()
                        .mapToLong(file -> 8L * damage.bytes(file).length)
                        .sum();
            }
            if (histories % 20 == 1) {
                faults += failEveryCall(seed);
            }
        }
        System.out.printf("clean: histories=%d, flipped bits=%d, failing calls=%d%n", histories, flips, faults);
    }

    private static int failEveryCall(long seed) {
        for (var call = 0; ; call++) {
            var part = (int) Math.floorMod(seed + call, 300L);
            var once =
                    Attack.under(seed, seed % 3 == 0, Faults.none().part(part).once(call), 8);
            var forEver =
                    Attack.under(seed, seed % 3 == 1, Faults.none().part(part).fromThenOn(call), 8);
            if (!once && !forEver) {
                return 2 * call;
            }
        }
    }
}
