package io.neurocards.web;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.database.Undecided;
import io.neurocards.shared.PersonId;
import io.neurocards.snapshot.KeptPerson;
import io.neurocards.snapshot.Snapshot;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Reads the ordinary way, and from what is kept while no database can be asked. Such an answer says when it was true: in the
 * header {@code X-Data-As-Of}, and for pages in the request's attribute {@link OutageLine#ATTRIBUTE}.
 */
@Component
public final class KeptReads {

    private final ObjectProvider<Snapshot> snapshot;
    private final OutageLine line;

    KeptReads(ObjectProvider<Snapshot> snapshot, OutageLine line) {
        this.snapshot = snapshot;
        this.line = line;
    }

    /**
     * Returns what {@code ordinary} does, or {@code kept} from the caller's own copy.
     *
     * @throws RuntimeException of {@code ordinary}, also when no database can be asked and nothing is kept that says it
     */
    public <T> T read(Caller caller, Supplier<T> ordinary, Function<KeptPerson, Optional<T>> kept) {
        return read(caller.personId(), ordinary, kept);
    }

    /** Does the same with the copy of a person whose data the caller may read, as has been found out before. */
    public <T> T read(PersonId person, Supplier<T> ordinary, Function<KeptPerson, Optional<T>> kept) {
        try {
            return ordinary.get();
        } catch (RuntimeException e) {
            if (Undecided.of(e).isEmpty()) {
                throw e;
            }
            var found = snapshot.getObject().read(person, kept).orElseThrow(() -> e);
            mark(found.asOf());
            return found.value();
        }
    }

    /** Returns what {@code ordinary} does, or {@code otherwise} while no database can be asked, which pages then say. */
    public <T> T orElse(T otherwise, Supplier<T> ordinary) {
        try {
            return ordinary.get();
        } catch (RuntimeException e) {
            if (Undecided.of(e).isEmpty()) {
                throw e;
            }
            line.waits(attributes().getRequest());
            return otherwise;
        }
    }

    /** The answer shows nothing of the customer's after all, so it has no age to tell. */
    public static void showsNothing(HttpServletRequest request) {
        request.removeAttribute(OutageLine.ATTRIBUTE);
    }

    private void mark(Instant asOf) {
        var response = Objects.requireNonNull(attributes().getResponse());
        response.setHeader("X-Data-As-Of", asOf.truncatedTo(ChronoUnit.SECONDS).toString());
        line.shows(attributes().getRequest(), asOf);
    }

    private static ServletRequestAttributes attributes() {
        return (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    }
}
