package io.neurocards.sandbox.trouble;

import io.neurocards.sandbox.trouble.Fault.Group;
import io.neurocards.sandbox.trouble.Fault.Kind;
import io.neurocards.sandbox.trouble.Fault.Moment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trouble that was ordered and has not come yet, and the storm, if there is one. Thread-safe. */
public final class Faults {

    private final List<Fault> ordered = new ArrayList<>();
    private final Map<Kind, Integer> struck = new EnumMap<>(Kind.class);
    private @Nullable Storm storm;

    public synchronized void order(Fault fault) {
        ordered.add(fault);
    }

    /** From now on trouble also comes by itself; nothing ends it. */
    public synchronized void order(@Nullable Storm next) {
        storm = next;
    }

    /** Forgets all orders, and the storm with them. */
    public synchronized void calm() {
        ordered.clear();
        storm = null;
    }

    public synchronized List<Fault> ordered() {
        return List.copyOf(ordered);
    }

    public synchronized Optional<Storm> storm() {
        return Optional.ofNullable(storm);
    }

    /** Returns how often each kind has struck. */
    public synchronized Map<Kind, Integer> struck() {
        return new EnumMap<>(struck);
    }

    /** Returns the fault of {@code group} that strikes at {@code moment}, and counts it. */
    public synchronized Optional<Fault> take(Group group, Moment moment) {
        var taken = takeOrdered(group, moment);
        var fault = taken.isPresent() || storm == null ? taken : storm.draw(group, moment);
        fault.ifPresent(known -> struck.merge(known.kind(), 1, Integer::sum));
        return fault;
    }

    private Optional<Fault> takeOrdered(Group group, Moment moment) {
        for (var index = 0; index < ordered.size(); index++) {
            var fault = ordered.get(index);
            if (fault.kind().group() == group && fault.where().hits(moment)) {
                if (fault.times() <= 1) {
                    ordered.remove(index);
                } else {
                    ordered.set(index, fault.times(fault.times() - 1));
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
