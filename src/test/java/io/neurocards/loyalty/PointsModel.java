package io.neurocards.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.ledger.points.PointsKind;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What should have happened to one person's points, told from the order in which it did: takes by hand what each posting had
 * to take, and compares with what stands in the database.
 */
final class PointsModel {

    /** One posting as it stands in the database. */
    record Line(
            UUID id,
            Instant at,
            PointsKind kind,
            long amount,
            long balanceAfter,
            @Nullable UUID undone) {}

    /** One lot as it stands in the database. */
    record Lot(UUID id, UUID posting, long amount, long remaining, Instant expiresAt) {}

    private final List<Line> lines;
    private final List<Lot> known;
    private final Map<UUID, Map<UUID, Long>> takings = new HashMap<>();
    private final Duration notice;

    private final Map<UUID, Long> open = new HashMap<>();
    private final Map<UUID, Map<UUID, Long>> taken = new HashMap<>();

    PointsModel(TestDatabase database, UUID person, Duration notice) {
        this.notice = notice;
        lines = database.jdbc()
                .sql("""
                        select id, posted_at, kind, amount, balance_after, undone_id from points_postings
                        where person_id = :person order by ordinal
                        """)
                .param("person", person)
                .query((row, _) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getObject("posted_at", OffsetDateTime.class).toInstant(),
                        PointsKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getLong("amount"),
                        row.getLong("balance_after"),
                        row.getObject("undone_id", UUID.class)))
                .list();
        known = database.jdbc()
                .sql("select id, posting_id, amount, remaining, expires_at from points_lots where person_id = :person")
                .param("person", person)
                .query((row, _) -> new Lot(
                        row.getObject("id", UUID.class),
                        row.getObject("posting_id", UUID.class),
                        row.getLong("amount"),
                        row.getLong("remaining"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .list();
        database.jdbc().sql("""
                        select t.posting_id, t.lot_id, t.amount from points_takings t join points_lots l on l.id = t.lot_id
                        where l.person_id = :person
                        """).param("person", person).query(row -> {
            takings.computeIfAbsent(row.getObject("posting_id", UUID.class), _ -> new HashMap<>())
                    .put(row.getObject("lot_id", UUID.class), row.getLong("amount"));
        });
    }

    /** Goes through all that happened, and finds at each step and at the end what the database says. */
    void assertAgrees() {
        for (var line : lines) {
            switch (line.kind()) {
                case EARN, ADJUSTMENT_UP -> opened(line);
                case SPEND_REVERSAL -> returned(line);
                case EXPIRY -> expired(line);
                case EARN_REVERSAL -> takenBack(line);
                case SPEND, ADJUSTMENT_DOWN, FORFEIT -> taken(line);
                case TRANSFER_OUT, TRANSFER_IN -> throw new AssertionError("No wallet is joined here: " + line);
            }
            assertThat(line.balanceAfter()).as(line.toString()).isEqualTo(balance());
        }
        known.forEach(lot -> assertThat(open.getOrDefault(lot.id(), 0L)).isEqualTo(lot.remaining()));
    }

    private long balance() {
        return open.values().stream().mapToLong(Long::longValue).sum();
    }

    private List<Lot> lotsOf(UUID posting) {
        return known.stream().filter(lot -> lot.posting().equals(posting)).toList();
    }

    private void opened(Line line) {
        nothingIsOverdue(line);
        var lots = lotsOf(line.id());
        assertThat(lots).hasSize(1).first().extracting(Lot::amount).isEqualTo(line.amount());
        open.put(lots.getFirst().id(), line.amount());
    }

    private void returned(Line line) {
        nothingIsOverdue(line);
        var earliest = line.at().plus(notice);
        var due = new TreeMap<Instant, Long>();
        taken.get(line.undone()).forEach((id, amount) -> {
            var day = lot(id).expiresAt();
            due.merge(day.isBefore(earliest) ? earliest : day, amount, Long::sum);
        });
        var there = new TreeMap<Instant, Long>();
        lotsOf(line.id()).forEach(lot -> there.merge(lot.expiresAt(), lot.amount(), Long::sum));
        assertThat(there).isEqualTo(due);
        lotsOf(line.id()).forEach(lot -> open.put(lot.id(), lot.amount()));
    }

    private void expired(Line line) {
        var first = inOrder().getFirst();
        assertThat(first.expiresAt()).isBeforeOrEqualTo(line.at());
        assertThat(line.amount()).isEqualTo(open.get(first.id()));
        take(line);
    }

    private void takenBack(Line line) {
        var earned = lines.stream()
                .filter(earlier -> earlier.id().equals(line.undone()))
                .findFirst()
                .orElseThrow();
        var gone = lines.stream()
                .takeWhile(earlier -> !earlier.id().equals(line.id()))
                .filter(earlier -> earlier.kind() == PointsKind.EXPIRY)
                .flatMap(earlier -> taken.get(earlier.id()).entrySet().stream())
                .filter(part -> lot(part.getKey()).posting().equals(earned.id()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        assertThat(line.amount()).isEqualTo(Math.min(earned.amount() - gone, balance()));
        taken(line);
    }

    private void taken(Line line) {
        nothingIsOverdue(line);
        take(line);
    }

    private void take(Line line) {
        var parts = new HashMap<UUID, Long>();
        var wanted = line.amount();
        for (var lot : inOrder()) {
            var part = Math.min(wanted, open.get(lot.id()));
            if (part > 0) {
                parts.put(lot.id(), part);
                open.merge(lot.id(), -part, Long::sum);
                wanted -= part;
            }
        }
        assertThat(wanted).isZero();
        assertThat(takings.get(line.id())).as(line.toString()).isEqualTo(parts);
        taken.put(line.id(), parts);
    }

    private List<Lot> inOrder() {
        var lots = new ArrayList<>(known);
        lots.removeIf(lot -> open.getOrDefault(lot.id(), 0L) == 0);
        lots.sort(Comparator.comparing(Lot::expiresAt)
                .thenComparing(lot -> lot.id().toString()));
        return lots;
    }

    private void nothingIsOverdue(Line line) {
        assertThat(inOrder()).allSatisfy(lot -> assertThat(lot.expiresAt()).isAfter(line.at()));
    }

    private Lot lot(UUID id) {
        return known.stream().filter(lot -> lot.id().equals(id)).findFirst().orElseThrow();
    }
}
