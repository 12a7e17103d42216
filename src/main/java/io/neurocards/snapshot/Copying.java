package io.neurocards.snapshot;

import io.neurocards.accounts.platforms.LatelyHere;
import io.neurocards.accounts.platforms.PlatformsOfPerson;
import io.neurocards.accounts.platforms.PlatformsOfPerson.Known;
import io.neurocards.database.Decisions;
import io.neurocards.ledger.Balance;
import io.neurocards.ledger.Ledger;
import io.neurocards.loyalty.Loyalty;
import io.neurocards.orders.OrderHistory;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.Videos;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.ObjectMapper;

/** Reads what is to be kept, when that is stable: ten statements for all customers together. */
final class Copying {

    private static final Balance NOTHING = new Balance(Credits.ZERO, Credits.ZERO);

    private final Decisions decisions;
    private final People people;
    private final Possessions possessions;
    private final ObjectMapper json;
    private final Clock clock;

    /** Whose data is copied. */
    record People(LatelyHere lately, AskedFor asked, PlatformsOfPerson platforms, KeptNames names) {}

    /** What is copied of them. */
    record Possessions(Ledger ledger, Videos videos, Loyalty loyalty, OrderHistory orders) {}

    Copying(Decisions decisions, People people, Possessions possessions, ObjectMapper json, Clock clock) {
        this.decisions = decisions;
        this.people = people;
        this.possessions = possessions;
        this.json = json;
        this.clock = clock;
    }

    /** @throws RuntimeException when no database can be asked */
    Copies copy(Bounds bounds) {
        var asOf = clock.instant();
        return decisions.act(() -> {
            var since = asOf.minus(bounds.lately());
            var persons = people.lately().since(since, people.asked().persons(), bounds.persons());
            return copies(asOf, persons, bounds);
        });
    }

    private Copies copies(Instant asOf, List<PersonId> persons, Bounds bounds) {
        var balances = possessions.ledger().balances(persons);
        var lines = possessions.ledger().newest(persons, bounds.lines());
        var clips = possessions.videos().newest(persons, bounds.videos() + 1);
        var loyalty = possessions.loyalty().of(persons, Bounds.POINTS);
        var orders = possessions.orders().newest(persons, Bounds.ORDERS + 1);
        var known = people.platforms().of(persons);
        var copies = new LinkedHashMap<UUID, byte[]>();
        var names = new HashMap<String, UUID>();
        var room = bounds.size().toBytes();
        for (var person : persons) {
            var found = clips.getOrDefault(person, List.of());
            var ways = known.getOrDefault(person, List.of());
            var copy = json.writeValueAsBytes(new KeptPerson(
                    balances.getOrDefault(person, NOTHING),
                    found.stream().limit(bounds.videos()).toList(),
                    found.size() > bounds.videos(),
                    lines.getOrDefault(person, List.of()),
                    Objects.requireNonNull(loyalty.get(person)),
                    KeptOrders.of(orders.getOrDefault(person, List.of())),
                    ways.stream().map(Known::platform).distinct().toList()));
            room -= copy.length;
            if (room < 0) {
                break;
            }
            copies.put(person.value(), copy);
            ways.forEach(way -> names.put(people.names().of(way.platform(), way.externalId()), person.value()));
        }
        return new Copies(asOf, copies, names);
    }
}
