package io.neurocards.snapshot;

import io.neurocards.shared.PersonId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;

/**
 * Whose data the operator's programs read last: customers who come to a program, such as a shop's till or another bot, have no
 * session here and would not be kept. Forgets whoever was not asked for for longest. Safe for many threads.
 */
@Component
public final class AskedFor {

    /** A quarter of all that are kept. */
    private static final int MOST = 250;

    private final SequencedMap<PersonId, Boolean> persons = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PersonId, Boolean> eldest) {
            return size() > MOST;
        }
    };

    AskedFor() {}

    /** Takes down that a program read something of this person. */
    public synchronized void note(PersonId person) {
        persons.put(person, Boolean.TRUE);
    }

    synchronized List<PersonId> persons() {
        return List.copyOf(persons.sequencedKeySet());
    }
}
