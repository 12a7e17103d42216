package io.neurocards.snapshot;

import io.neurocards.accounts.Sessions;
import io.neurocards.database.Decisions;
import io.neurocards.ledger.Balance;
import io.neurocards.ledger.Ledger;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.Videos;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.ObjectMapper;

/** Reads what is to be kept, when that is stable: four statements for all customers together. */
final class Copying {

    private static final Balance NOTHING = new Balance(Credits.ZERO, Credits.ZERO);

    private final Decisions decisions;
    private final Sessions sessions;
    private final Ledger ledger;
    private final Videos videos;
    private final ObjectMapper json;
    private final Clock clock;

    Copying(Decisions decisions, Sessions sessions, Ledger ledger, Videos videos, ObjectMapper json, Clock clock) {
        this.decisions = decisions;
        this.sessions = sessions;
        this.ledger = ledger;
        this.videos = videos;
        this.json = json;
        this.clock = clock;
    }

    /** @throws RuntimeException when no database can be asked */
    Copies copy(Bounds bounds) {
        var asOf = clock.instant();
        return decisions.act(() -> {
            var persons = sessions.hereSince(asOf.minus(bounds.lately()), bounds.persons());
            return new Copies(asOf, copies(persons, bounds));
        });
    }

    private Map<UUID, byte[]> copies(List<PersonId> persons, Bounds bounds) {
        var balances = ledger.balances(persons);
        var lines = ledger.newest(persons, bounds.lines());
        var clips = videos.newest(persons, bounds.videos() + 1);
        var copies = new LinkedHashMap<UUID, byte[]>();
        var room = bounds.size().toBytes();
        for (var person : persons) {
            var found = clips.getOrDefault(person, List.of());
            var copy = json.writeValueAsBytes(new KeptPerson(
                    balances.getOrDefault(person, NOTHING),
                    found.stream().limit(bounds.videos()).toList(),
                    found.size() > bounds.videos(),
                    lines.getOrDefault(person, List.of())));
            room -= copy.length;
            if (room < 0) {
                break;
            }
            copies.put(person.value(), copy);
        }
        return copies;
    }
}
