package io.neurocards.accounts.sync;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.shared.PersonId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Generated histories: two devices of each of two persons change, delete and repeat at once, while one COMMIT in ten loses its answer,
 * every third answer does not arrive, and a device is away for longer than is remembered. The seed is printed;
 * {@code -Dsync.seed=…} runs one again (the threads still race as they like), and {@code -Dsync.rounds=…} makes it longer.
 */
class SyncHistoriesTest {

    private static final long SEED = Long.getLong("sync.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("sync.rounds", 6);
    private static final int STEPS = 30;

    private final AtomicInteger commits = new AtomicInteger();

    @Test
    void whatever_is_raced_repeated_or_forgotten_all_devices_come_to_what_was_accepted_in_its_order() throws Exception {
        System.out.println("Sync history: -Dsync.seed=" + SEED + " -Dsync.rounds=" + ROUNDS);
        try (var sync = new SyncFixture(() -> commits.incrementAndGet() % 10 == 0)) {
            var people = List.of(sync.person(), sync.person());
            var random = new Random(SEED);
            var devices = people.stream()
                    .flatMap(person -> Stream.of(
                            new ModelDevice(sync.documents(), person, new Random(random.nextLong())),
                            new ModelDevice(sync.documents(), person, new Random(random.nextLong()))))
                    .toList();
            for (var round = 0; round < ROUNDS; round++) {
                race(devices);
                devices.forEach(ModelDevice::catchUp);
                var away = List.of(devices.get(1), devices.get(3));
                away.forEach(ModelDevice::change);
                var here = List.of(devices.get(0), devices.get(2));
                race(here);
                here.forEach(ModelDevice::catchUp);
                sync.clock.advance(Duration.ofDays(100));
                sync.get(ForgetSync.class).run();
            }
            devices.forEach(ModelDevice::catchUp);
            // Whoever was away sent its change just now, after others had asked.
            devices.forEach(ModelDevice::catchUp);

            assertOfOnePerson(sync, people.get(0), devices.get(0), devices.get(1));
            assertOfOnePerson(sync, people.get(1), devices.get(2), devices.get(3));
            assertThat(devices.stream().mapToInt(ModelDevice::begunAnew).sum())
                    .as("some had to begin anew besides the first time")
                    .isGreaterThan(devices.size());
        }
    }

    private static void race(List<ModelDevice> devices) throws Exception {
        try (var pool = Executors.newFixedThreadPool(devices.size())) {
            var lives = devices.stream()
                    .<Callable<Object>>map(device -> () -> {
                        for (var step = 0; step < STEPS; step++) {
                            device.step();
                        }
                        return device;
                    })
                    .toList();
            for (var life : pool.invokeAll(lives)) {
                life.get(5, MINUTES);
            }
        }
    }

    private static void assertOfOnePerson(SyncFixture sync, PersonId person, ModelDevice one, ModelDevice other) {
        var made = new HashMap<>(one.made());
        other.made()
                .forEach((version, operation) -> assertThat(made.put(version, operation))
                        .as("who made version " + version)
                        .isNull());
        var model = model(made);

        assertThat(one.documents()).isEqualTo(model);
        assertThat(other.documents()).isEqualTo(model);
        assertThat(sync.get(SyncRows.class).head(person).change()).isEqualTo(made.size());
    }

    /** Does what was accepted, one after another: each was based on what was there, and no number is missing. */
    private static Map<String, String> model(Map<Long, SyncOperation> made) {
        assertThat(made.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, made.size()).boxed().toList());
        var versions = new HashMap<String, Long>();
        var documents = new TreeMap<String, String>();
        for (var version = 1L; version <= made.size(); version++) {
            var operation = made.get(version);
            var forgotten = operation.baseVersion() == 0 && !documents.containsKey(operation.key());
            assertThat(forgotten || versions.getOrDefault(operation.key(), 0L) == operation.baseVersion())
                    .as("version " + version + " is based on what was there")
                    .isTrue();
            versions.put(operation.key(), version);
            if (operation.value() == null) {
                documents.remove(operation.key());
            } else {
                documents.put(operation.key(), version + " " + operation.value());
            }
        }
        return documents;
    }
}
