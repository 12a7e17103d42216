package io.neurocards.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.UndecidableException;
import io.neurocards.database.pair.Mode;
import io.neurocards.ledger.Balance;
import io.neurocards.ledger.PostingKind;
import io.neurocards.ledger.StatementLine;
import io.neurocards.ledger.points.Points;
import io.neurocards.ledger.points.PointsKind;
import io.neurocards.ledger.points.PointsLine;
import io.neurocards.loyalty.LoyaltyView;
import io.neurocards.loyalty.PartnerCard;
import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.orders.Order;
import io.neurocards.orders.OrderSource;
import io.neurocards.orders.catalogue.Good;
import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ServerSecret;
import io.neurocards.videos.Stage;
import io.neurocards.videos.Template;
import io.neurocards.videos.VideoView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SnapshotTest {

    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final KeptNames NAMES = new KeptNames(new ServerSecret(new byte[32]));

    private final PersonId anna = PersonId.at(NOON);
    private final PersonId boris = PersonId.at(NOON);

    @TempDir
    Path folder;

    @Test
    void what_was_kept_is_read_after_a_restart_by_its_owner_only_with_the_moment_at_which_it_was_true()
            throws Exception {
        var person = person(3, false);
        var before = snapshot(_ -> copies(Map.of(anna, person)));
        before.refresh(Bounds.USUAL);
        before.save();

        var after = snapshot(_ -> Copies.NONE);
        after.load();

        assertThat(after.read(anna, Optional::of)).contains(new Snapshot.Found<>(person, NOON));
        assertThat(after.read(boris, Optional::of)).isEmpty();
        assertThat(after.figures().hits()).isEqualTo(1);
        assertThat(after.figures().misses()).isEqualTo(1);
        assertThat(after.figures().items()).isEqualTo(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 64, 70, 200})
    void a_damaged_file_is_set_aside_and_nothing_is_believed(int at) throws Exception {
        var before = snapshot(_ -> copies(Map.of(anna, person(1, false))));
        before.refresh(Bounds.USUAL);
        before.save();
        var content = Files.readAllBytes(file());
        content[at] ^= 4;
        Files.write(file(), content);

        var after = snapshot(_ -> Copies.NONE);
        after.load();

        assertThat(after.figures().items()).isZero();
        assertThat(file()).doesNotExist();
        assertThat(folder.resolve("snapshot.kept.damaged")).exists();
    }

    @Test
    void a_file_that_was_cut_off_or_is_empty_is_set_aside() throws Exception {
        Files.write(file(), new byte[0]);

        var after = snapshot(_ -> Copies.NONE);
        after.load();

        assertThat(after.figures().items()).isZero();
        assertThat(folder.resolve("snapshot.kept.damaged")).exists();
    }

    @Test
    void what_does_not_reach_far_enough_is_unknown_rather_than_over() {
        var cut = person(3, true);
        var whole = person(3, false);
        var ids = cut.videos().stream().map(VideoView::id).toList();

        assertThat(cut.videos(null, 2).orElseThrow()).hasSize(2);
        assertThat(cut.videos(ids.getFirst(), 9).orElseThrow())
                .extracting(VideoView::id)
                .containsExactlyElementsOf(ids.subList(1, 3));
        assertThat(cut.videos(ids.getLast(), 9)).isEmpty();
        assertThat(cut.videos(UUID.randomUUID(), 9)).isEmpty();
        assertThat(cut.order(cut.videos().getLast().orderId())).isEmpty();
        var last = whole.videos(whole.videos().getLast().id(), 9);
        assertThat(last.orElseThrow()).isEmpty();
        assertThat(whole.order(whole.videos().getLast().orderId()).orElseThrow())
                .hasSize(3);
        assertThat(cut.statement(Long.MAX_VALUE, 2).orElseThrow())
                .extracting(StatementLine::ordinal)
                .containsExactly(9L, 8L);
        assertThat(cut.statement(7, 2)).isEmpty();
    }

    @Test
    void of_orders_so_many_are_kept_as_there_is_room_for_their_lines_and_no_words_of_customers() {
        var eleven = Stream.generate(() -> order(1)).limit(11).toList();
        var longOnes = Stream.generate(() -> order(90)).limit(3).toList();

        var kept = KeptOrders.of(eleven);
        var ids = kept.orders().stream().map(Order::id).toList();

        assertThat(kept.orders()).hasSize(10);
        assertThat(kept.latest(null, 3).orElseThrow()).extracting(Order::id).isEqualTo(ids.subList(0, 3));
        assertThat(kept.latest(ids.get(7), 10).orElseThrow())
                .extracting(Order::id)
                .isEqualTo(ids.subList(8, 10));
        assertThat(kept.latest(ids.getLast(), 10)).isEmpty();
        assertThat(kept.latest(UUID.randomUUID(), 10)).isEmpty();
        assertThat(kept.find(ids.getLast())).isPresent();
        assertThat(kept.find(eleven.getLast().id())).isEmpty();
        assertThat(KeptOrders.of(eleven.subList(0, 2)).latest(ids.get(1), 10).orElseThrow())
                .isEmpty();
        assertThat(KeptOrders.of(longOnes).orders()).hasSize(2);
        assertThat(KeptOrders.of(longOnes).hasOlder()).isTrue();
        assertThat(JSON.writeValueAsString(kept)).doesNotContain("4242-4242", "Baker Street", "receipt 17");
    }

    @Test
    void somebody_is_found_by_a_name_also_after_a_restart_and_the_file_tells_no_name() throws Exception {
        var name = NAMES.of(Platform.WEBSITE, "anna@example.org");
        var other = NAMES.of(Platform.TELEGRAM, "424242424242");
        var kept = copies(Map.of(anna, person(0, false), boris, person(0, false)));
        var named = new Copies(NOON, kept.persons(), Map.of(name, anna.value(), other, anna.value()));
        var before = snapshot(_ -> named);
        before.refresh(Bounds.USUAL);
        before.save();

        var after = snapshot(_ -> Copies.NONE);
        after.load();

        for (var snapshot : List.of(before, after)) {
            assertThat(snapshot.named(Platform.WEBSITE, "anna@example.org")).contains(anna);
            assertThat(snapshot.named(Platform.TELEGRAM, "424242424242")).contains(anna);
            assertThat(snapshot.named(Platform.TELEGRAM, "anna@example.org")).isEmpty();
            assertThat(snapshot.named(Platform.WEBSITE, "boris@example.org")).isEmpty();
            assertThat(snapshot.knows(boris)).isTrue();
            assertThat(snapshot.knows(PersonId.at(NOON))).isFalse();
        }
        assertThat(Files.readString(file())).doesNotContain("example.org", "424242424242");
    }

    @Test
    void whom_programs_asked_for_longest_ago_is_forgotten_first() {
        var asked = new AskedFor();
        asked.note(anna);
        asked.note(boris);
        IntStream.range(0, 249).forEach(_ -> {
            asked.note(anna);
            asked.note(PersonId.at(NOON));
        });

        assertThat(asked.persons()).hasSize(250).contains(anna).doesNotContain(boris);
    }

    @Test
    void while_nobody_decides_the_newest_is_put_on_the_disk_and_nothing_is_asked() throws Exception {
        var mode = new Mode[] {Mode.FULL_OPERATIONAL};
        var asked = new int[1];
        var snapshot = snapshot(_ -> {
            asked[0]++;
            return new Copies(
                    NOON.plusSeconds(asked[0]),
                    copies(Map.of(anna, person(1, false))).persons(),
                    Map.of());
        });
        var turn = new KeepSnapshot(snapshot, () -> mode[0], Clock.fixed(NOON, ZoneOffset.UTC));

        turn.run();
        var first = Files.readString(file());
        turn.run();
        assertThat(Files.readString(file())).isEqualTo(first);
        mode[0] = Mode.CACHE_ONLY;
        turn.run();

        assertThat(Files.readString(file()))
                .isNotEqualTo(first)
                .contains(NOON.plusSeconds(2).toString());
        assertThat(asked[0]).isEqualTo(2);
    }

    @Test
    void what_was_kept_stays_when_it_can_not_be_read_anew() throws Exception {
        var asked = new int[1];
        var snapshot = snapshot(_ -> {
            if (asked[0]++ > 0) {
                throw new UndecidableException();
            }
            return copies(Map.of(anna, person(1, false)));
        });
        var turn = new KeepSnapshot(snapshot, () -> Mode.POSTGRESQL_ONLY, Clock.fixed(NOON, ZoneOffset.UTC));

        turn.run();
        turn.run();

        assertThat(asked[0]).isEqualTo(2);
        assertThat(snapshot.read(anna, Optional::of)).isPresent();
    }

    private Snapshot snapshot(Function<Bounds, Copies> copying) {
        return new Snapshot(copying, new SnapshotFile(file()), NAMES, JSON);
    }

    private Path file() {
        return folder.resolve("snapshot.kept");
    }

    private static Copies copies(Map<PersonId, KeptPerson> persons) {
        var copies = new LinkedHashMap<UUID, byte[]>();
        persons.forEach((person, kept) -> copies.put(person.value(), JSON.writeValueAsBytes(kept)));
        return new Copies(NOON, copies, Map.of());
    }

    /** Returns somebody with one order of that many clips, and the lines 9 to 7 of a longer statement. */
    private static KeptPerson person(int clips, boolean hasOlder) {
        var order = UUID.randomUUID();
        var balance = new Balance(Credits.of(2), Credits.of(1));
        var lines = LongStream.of(9, 8, 7).mapToObj(SnapshotTest::line).toList();
        return new KeptPerson(
                balance,
                IntStream.range(0, clips).mapToObj(_ -> clip(order)).toList(),
                hasOlder,
                lines,
                loyalty(),
                KeptOrders.of(List.of(order(1))),
                List.of(Platform.TELEGRAM, Platform.WEBSITE));
    }

    private static LoyaltyView loyalty() {
        var line = new PointsLine(UUID.randomUUID(), NOON, 1, PointsKind.EARN, 10, 10, "order:x");
        return new LoyaltyView(Points.of(10), List.of(new PartnerCard("AB123456", NOON)), List.of(line), NOON);
    }

    /** Returns an order of so many lines, with an address and other words of its customer. */
    private static Order order(int lines) {
        var line = new Order.Line(
                "credits-5",
                Good.Kind.CREDITS,
                new Good.Title("Пять", "Five"),
                1,
                new Money("RUB", 49_900),
                Credits.of(5));
        return new Order(
                UUID.randomUUID(),
                PersonId.at(NOON),
                Platform.MOBILE_IOS,
                OrderSource.app(UUID.randomUUID()),
                Order.Status.REFUNDED,
                Collections.nCopies(lines, line),
                new Money("RUB", 49_900L * lines - 300),
                new Order.Discount(Points.of(3), new Money("RUB", 300)),
                "my card 4242-4242-4242",
                "Baker Street 221b",
                null,
                "receipt 17",
                new Order.Refund(49_900L * lines - 300, Credits.of(4), Credits.of(1)),
                new Order.Times(NOON, NOON, NOON, null, null, NOON));
    }

    private static StatementLine line(long ordinal) {
        return new StatementLine(UUID.randomUUID(), NOON, ordinal, PostingKind.HOLD, -1, 2, 1, 1, "video:x");
    }

    private static VideoView clip(UUID order) {
        var photo = new MediaKey(Bucket.INPUTS, "photo.jpg");
        var made = new MediaKey(Bucket.OUTPUTS, "clip.mp4");
        return new VideoView(
                UUID.randomUUID(),
                order,
                Template.AD,
                "model",
                "кружка\nбелая",
                "",
                5,
                Stage.COMPLETED,
                100,
                null,
                null,
                false,
                1,
                true,
                photo,
                made,
                null,
                false,
                false,
                null,
                VideoView.MadeBy.SOFTWARE,
                null,
                NOON,
                NOON,
                NOON);
    }
}
