package io.neurocards.snapshot;

import io.neurocards.operations.databases.CacheFigures;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** The copies for reading while no database can be asked. Each person's own, and nothing else, is found. Safe for many threads. */
public final class Snapshot implements CacheFigures {

    private static final Logger log = LoggerFactory.getLogger(Snapshot.class);

    private final Function<Bounds, Copies> copying;
    private final SnapshotFile file;
    private final KeptNames names;
    private final ObjectMapper json;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private volatile Copies copies = Copies.NONE;
    private Instant written = Instant.EPOCH;

    Snapshot(Function<Bounds, Copies> copying, SnapshotFile file, KeptNames names, ObjectMapper json) {
        this.copying = copying;
        this.file = file;
        this.names = names;
        this.json = json;
    }

    /** What was found, and when it was true. */
    public record Found<T>(T value, Instant asOf) {}

    /** Returns what {@code read} makes of the person's own copy; nothing when there is none, or it does not reach that far. */
    public <T> Optional<Found<T>> read(PersonId person, Function<KeptPerson, Optional<T>> read) {
        var now = copies;
        var found = kept(now, person).flatMap(read).map(value -> new Found<>(value, now.asOf()));
        (found.isPresent() ? hits : misses).increment();
        return found;
    }

    /**
     * Returns who is known there by that name, if their copy is kept: of somebody else nothing is known, not even whether there is
     * anybody.
     *
     * @param externalId in the one spelling in which the platform's names are kept
     */
    public Optional<PersonId> named(Platform platform, String externalId) {
        return Optional.ofNullable(copies.names().get(names.of(platform, externalId)))
                .map(PersonId::new);
    }

    /** Returns whether something of this person is kept. */
    public boolean knows(PersonId person) {
        return copies.persons().containsKey(person.value());
    }

    private Optional<KeptPerson> kept(Copies now, PersonId person) {
        var copy = now.persons().get(person.value());
        try {
            return Optional.ofNullable(copy).map(one -> json.readValue(one, KeptPerson.class));
        } catch (JacksonException e) {
            log.warn("A copy was written by another version: person={}; it is not used", person, e);
            return Optional.empty();
        }
    }

    /** Returns when all that is kept was true. */
    public Instant asOf() {
        return copies.asOf();
    }

    /** Takes what was kept before this process began. */
    synchronized void load() throws IOException {
        copies = file.read();
        written = copies.asOf();
    }

    /** Takes new copies; what is kept stays when no database can be asked, which is thrown. */
    void refresh(Bounds bounds) {
        copies = copying.apply(bounds);
    }

    /** Puts the copies on the disk, if there are newer ones than there. */
    synchronized void save() throws IOException {
        var now = copies;
        if (now.asOf().isAfter(written)) {
            file.write(now);
            written = now.asOf();
        }
    }

    @Override
    public Figures figures() {
        var now = copies;
        return new Figures(now.persons().size(), now.bytes(), hits.sum(), misses.sum());
    }
}
