package io.neurocards.providers;

import io.neurocards.providers.Catalogue.Pause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;

/** Pauses without a database; several catalogues may share them, as processes do. */
public final class RememberedPauses implements Pauses {

    private final List<Pause> open = new ArrayList<>();
    private boolean away;

    /** Lets every question fail, as a database does that is away. */
    public void goAway(boolean away) {
        this.away = away;
    }

    @Override
    public synchronized List<Pause> open() {
        if (away) {
            throw new DataAccessResourceFailureException("The database is away");
        }
        return List.copyOf(open);
    }

    @Override
    public synchronized boolean begin(String model, String reason) {
        return open.stream().noneMatch(pause -> pause.model().equals(model))
                && open.add(new Pause(model, reason, Instant.EPOCH));
    }

    @Override
    public synchronized boolean end(String model) {
        return open.removeIf(pause -> pause.model().equals(model));
    }
}
