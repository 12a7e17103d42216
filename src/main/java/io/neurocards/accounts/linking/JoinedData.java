package io.neurocards.accounts.linking;

import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What one module keeps of a person, and how it becomes somebody else's who turned out to be the same customer. */
public interface JoinedData {

    /** Returns the tables whose rows go over as they are, and come back when it is undone. */
    default List<JoinedTable> tables() {
        return List.of();
    }

    /**
     * Does what needs more than that, in the caller's transaction and after the rows went over.
     *
     * @return what went over, by name, such as {@code credits}
     */
    default Map<String, Long> join(PersonId gone, PersonId stays, Instant now) {
        return Map.of();
    }

    /**
     * Undoes {@link #join}.
     *
     * @return what came back and what is missing, by name, such as {@code credits} and {@code credits_missing}
     */
    default Map<String, Long> part(PersonId gone, PersonId stays, Instant now) {
        return Map.of();
    }
}
