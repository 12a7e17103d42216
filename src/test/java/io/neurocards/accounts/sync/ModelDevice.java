package io.neurocards.accounts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.shared.PersonId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A device as its maker would write it: it keeps what it was told, queues what it changes, and repeats what was not answered. */
final class ModelDevice {

    private static final int KEYS = 6;

    private final SyncDocuments server;
    private final PersonId person;
    private final Random random;
    private final Map<String, SyncDocument> known = new TreeMap<>();
    private final List<SyncOperation> queue = new ArrayList<>();
    private final Map<UUID, Long> accepted = new HashMap<>();
    private final Map<Long, SyncOperation> made = new HashMap<>();
    private final Set<UUID> refused = new HashSet<>();
    private @Nullable String cursor;
    private int begunAnew;

    ModelDevice(SyncDocuments server, PersonId person, Random random) {
        this.server = server;
        this.person = person;
        this.random = random;
    }

    /** Changes something, is away, or talks with the server, whose answer may be lost. */
    void step() {
        switch (random.nextInt(4)) {
            case 0, 1 -> change();
            default -> talk(random.nextInt(3) == 0);
        }
    }

    /** Changes something, and tells nobody. */
    void change() {
        var key = "k" + random.nextInt(KEYS);
        var base = known.containsKey(key) ? known.get(key).version() : 0;
        var value = random.nextInt(4) == 0 ? null : "{\"of\":\"%s\",\"n\":%d}".formatted(person, random.nextInt(1000));
        queue.add(new SyncOperation(new UUID(random.nextLong(), random.nextLong()), "drafts", key, base, value));
    }

    private void talk(boolean isLost) {
        var sent = List.copyOf(queue);
        var answer = server.synchronise(person, cursor, sent);
        note(answer.results());
        if (isLost) {
            return; // all of it is sent again, and the results have to be the same
        }
        queue.subList(0, sent.size()).clear();
        if (answer.isFull()) {
            known.clear();
            begunAnew++;
        }
        for (var result : answer.results()) {
            if (result instanceof SyncResult.Conflict conflict) {
                known.put(conflict.server().key(), conflict.server());
            }
        }
        for (var document : answer.changes()) {
            assertThat(String.valueOf(document.value())).matches("null|.*" + person + ".*");
            known.put(document.key(), document);
        }
        cursor = answer.cursor();
    }

    private void note(List<SyncResult> results) {
        for (var result : results) {
            var id = result.operation().id();
            switch (result) {
                case SyncResult.Applied(var operation, var version) -> accept(operation, version);
                case SyncResult.Replayed(var operation, var version) -> accept(operation, version);
                case SyncResult.Conflict(var operation, var current) -> {
                    assertThat(current.version()).isNotEqualTo(operation.baseVersion());
                    assertThat(accepted).doesNotContainKey(id);
                    refused.add(id);
                }
            }
        }
    }

    private void accept(SyncOperation operation, long version) {
        assertThat(refused).doesNotContain(operation.id());
        assertThat(accepted.merge(operation.id(), version, (first, _) -> first)).isEqualTo(version);
        made.put(version, operation);
    }

    /** Talks until nothing waits and there is nothing more to hear. */
    void catchUp() {
        talk(false);
        while (server.synchronise(person, cursor, List.of()).hasMore()) {
            talk(false);
        }
    }

    Map<Long, SyncOperation> made() {
        return made;
    }

    int begunAnew() {
        return begunAnew;
    }

    /** Returns the documents that there are, as this device knows them. */
    Map<String, String> documents() {
        var documents = new TreeMap<String, String>();
        known.values().stream()
                .filter(document -> document.value() != null)
                .forEach(document -> documents.put(document.key(), document.version() + " " + document.value()));
        return documents;
    }
}
