package io.neurocards.database.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.database.journal.Finding.Kind;
import io.neurocards.database.journal.JournalAnswer.Kept;
import io.neurocards.database.journal.JournalAnswer.Refused;
import io.neurocards.database.journal.JournalAnswer.Unknown;
import io.neurocards.database.journal.JournalAnswer.Why;
import io.neurocards.database.journal.JournalSettings.OnDamage;
import io.neurocards.database.journal.Register.Phase;
import io.neurocards.database.log.Side;
import io.neurocards.shared.OperationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal answers, on a real disk where that matters. */
class NodeJournalTest {

    private static final Register ALONE = new Register(1, Side.PRIMARY, Set.of(Side.PRIMARY), Phase.NONE);
    private static final Register JOINING = new Register(2, Side.PRIMARY, Set.of(Side.PRIMARY), Phase.JOIN);
    private static final Register BOTH = new Register(2, Side.PRIMARY, Set.of(Side.PRIMARY, Side.BACKUP), Phase.NONE);

    private final Changes changes = new Changes(new Random(5));
    private final MemoryFiles disk = new MemoryFiles();

    @TempDir
    private Path folder;

    @Test
    void the_register_changes_only_from_what_the_caller_saw_and_only_upwards() throws IOException {
        try (var journal = open()) {
            assertThat(journal.changeRegister(Register.UNSET, ALONE)).isInstanceOf(Kept.class);
            assertThat(why(journal.changeRegister(Register.UNSET, ALONE))).isEqualTo(Why.MOVED);
            assertThat(why(journal.changeRegister(ALONE, ALONE))).isEqualTo(Why.CONTRADICTS);
            assertThat(journal.changeRegister(ALONE, JOINING)).isInstanceOf(Kept.class);

            assertThat(journal.register()).isEqualTo(JOINING);
        }
    }

    @Test
    void facts_follow_the_mark_without_a_gap_and_with_one_history() throws IOException {
        try (var journal = open()) {
            var first = fact(1, hash(0));
            var second = fact(2, first.hash());
            assertThat(why(journal.keepFact(first))).isEqualTo(Why.NOT_NEXT);
            journal.markStable(0, hash(0));

            assertThat(why(journal.keepFact(second))).isEqualTo(Why.NOT_NEXT);
            assertThat(why(journal.keepFact(fact(1, hash(9))))).isEqualTo(Why.CONTRADICTS);
            assertThat(journal.keepFact(first)).isInstanceOf(Kept.class);
            assertThat(journal.keepFact(first)).isInstanceOf(Kept.class);
            assertThat(why(journal.keepFact(fact(1, hash(0))))).isEqualTo(Why.CONTRADICTS);
            assertThat(journal.keepFact(second)).isInstanceOf(Kept.class);

            assertThat(journal.facts(0, 10)).containsExactly(first, second);
            assertThat(journal.facts(1, 10)).containsExactly(second);
            assertThat(journal.facts(0, 1)).containsExactly(first);
            assertThat(journal.state().head()).isEqualTo(second.mark());
        }
    }

    @Test
    void a_stable_mark_drops_what_it_covers_and_denies_another_history() throws IOException {
        try (var journal = open()) {
            journal.markStable(0, hash(0));
            var first = fact(1, hash(0));
            var second = fact(2, first.hash());
            journal.keepFact(first);
            journal.keepFact(second);

            assertThat(why(journal.markStable(1, hash(7)))).isEqualTo(Why.CONTRADICTS);
            assertThat(why(journal.markStable(0, hash(7)))).isEqualTo(Why.CONTRADICTS);
            assertThat(why(journal.markStable(3, hash(3)))).isEqualTo(Why.NOT_NEXT);
            assertThat(journal.markStable(1, first.hash())).isInstanceOf(Kept.class);
            assertThat(journal.markStable(0, hash(0))).isInstanceOf(Kept.class);

            assertThat(journal.state().mark()).isEqualTo(first.mark());
            assertThat(journal.facts(0, 10)).containsExactly(second);
        }
    }

    @Test
    void publishing_moves_register_and_mark_and_drops_all_facts_in_one_record() throws IOException {
        try (var journal = open()) {
            journal.changeRegister(Register.UNSET, ALONE);
            journal.changeRegister(ALONE, JOINING);
            journal.markStable(0, hash(0));
            var first = fact(1, hash(0));
            var second = fact(2, first.hash());
            journal.keepFact(first);
            journal.keepFact(second);
            var before = journal.state().lastId();

            assertThat(why(journal.publishInSync(ALONE, BOTH, first.mark()))).isEqualTo(Why.MOVED);
            assertThat(why(journal.publishInSync(JOINING, BOTH, new Mark(1, hash(7)))))
                    .isEqualTo(Why.CONTRADICTS);
            assertThat(why(journal.publishInSync(JOINING, BOTH, new Mark(-1, hash(7)))))
                    .isEqualTo(Why.CONTRADICTS);
            assertThat(journal.publishInSync(JOINING, BOTH, first.mark())).isEqualTo(new Kept(before + 1));

            assertThat(journal.register()).isEqualTo(BOTH);
            assertThat(journal.state().head()).isEqualTo(first.mark());
            assertThat(journal.facts(0, 10)).isEmpty();
            assertThat(why(journal.publishInSync(BOTH, BOTH, first.mark()))).isEqualTo(Why.CONTRADICTS);
        }
    }

    @Test
    void an_operation_waits_until_it_is_done_and_the_same_request_again_is_the_same() throws IOException {
        try (var journal = open()) {
            var one = changes.operation();
            var other = changes.operation();
            assertThat(journal.accept(one)).isInstanceOf(Kept.class);
            assertThat(journal.accept(later(one, one.payload()))).isInstanceOf(Kept.class);
            assertThat(why(journal.accept(later(one, hash(1))))).isEqualTo(Why.CONTRADICTS);
            journal.accept(other);

            assertThat(journal.state().waiting()).containsExactly(one, other);
            assertThat(journal.done(one.id())).isInstanceOf(Kept.class);
            assertThat(journal.done(one.id())).isInstanceOf(Kept.class);
            journal.deadLetter(other.id(), "ten attempts failed", Changes.NOON);
            assertThat(journal.accept(other)).isInstanceOf(Kept.class);

            assertThat(journal.state().waiting()).isEmpty();
            assertThat(journal.state().deadLetters())
                    .containsExactly(new DeadLetter(other, "ten attempts failed", Changes.NOON));
            journal.done(other.id());
            assertThat(journal.state().deadLetters()).isEmpty();
        }
    }

    @Test
    void a_full_journal_refuses_customers_evicts_nobody_and_serves_itself() throws IOException {
        try (var journal = NodeJournal.open(disk, settings(3, 0))) {
            var first = changes.operation();
            journal.accept(first);
            journal.accept(changes.operation());
            journal.deadLetter(first.id(), "unreadable", Changes.NOON);
            journal.accept(changes.operation());

            assertThat(why(journal.accept(changes.operation()))).isEqualTo(Why.FULL);
            assertThat(journal.accept(first)).isInstanceOf(Kept.class);
            assertThat(journal.keepPayment(changes.payment())).isInstanceOf(Kept.class);
            assertThat(journal.changeRegister(Register.UNSET, ALONE)).isInstanceOf(Kept.class);
            journal.done(first.id());
            assertThat(journal.accept(changes.operation())).isInstanceOf(Kept.class);
            assertThat(journal.state().waiting()).hasSize(3);
        }
    }

    @Test
    void little_space_refuses_customers_only() throws IOException {
        try (var journal = NodeJournal.open(disk.free(999), settings(100, 1000))) {
            assertThat(why(journal.accept(changes.operation()))).isEqualTo(Why.LOW_DISK);
            assertThat(why(journal.keepPayment(changes.payment()))).isEqualTo(Why.LOW_DISK);
            assertThat(journal.markStable(0, hash(0))).isInstanceOf(Kept.class);
            assertThat(journal.keepFact(fact(1, hash(0)))).isInstanceOf(Kept.class);

            disk.free(1000);
            assertThat(journal.accept(changes.operation())).isInstanceOf(Kept.class);
        }
    }

    @Test
    void a_request_that_is_too_large_is_refused() throws IOException {
        try (var journal = open()) {
            var large = changes.bytes(Rules.LARGEST_REQUEST + 1);

            assertThat(why(journal.accept(later(changes.operation(), large)))).isEqualTo(Why.TOO_LARGE);
            assertThat(journal.state().waiting()).isEmpty();
        }
    }

    @Test
    void payments_are_kept_raw_once_until_they_are_settled() throws IOException {
        try (var journal = open()) {
            var payment = changes.payment();
            journal.keepPayment(payment);
            journal.keepPayment(payment);

            assertThat(journal.state().payments()).containsExactly(payment);
            assertThat(journal.settlePayment(payment.id())).isInstanceOf(Kept.class);
            assertThat(journal.settlePayment(UUID.randomUUID())).isInstanceOf(Kept.class);
            assertThat(journal.state().payments()).isEmpty();
        }
    }

    @Test
    void everything_is_there_after_a_restart_on_a_real_disk_with_a_mirror() throws IOException {
        var settings = new JournalSettings(
                folder.resolve("a/b"), folder.resolve("mirror"), 20_000, 10_000, 0, OnDamage.REFUSE);
        var random = new Random(3);
        var now = Expected.NOTHING;
        for (var run = 0; run < 3; run++) {
            try (var core = JournalCore.open(new DiskFiles(), settings, new Contents())) {
                assertThat(Expected.of(core)).isEqualTo(now);
                for (var i = 0; i < 150; i++) {
                    var change = new Changes(random).next(now);
                    assertThat(core.commit(List.of(change))).singleElement().isInstanceOf(Kept.class);
                    now = now.after(change.record());
                }
                assertThat(core.findings()).isEmpty();
            }
        }
        try (var files = Files.list(settings.folder())) {
            assertThat(files.filter(file -> file.toString().endsWith(".seg"))).hasSizeLessThan(12);
        }
    }

    @Test
    void a_folder_is_used_once_and_given_back() throws IOException {
        var settings = JournalSettings.of(folder, null);
        try (var journal = NodeJournal.open(settings)) {
            assertThatThrownBy(() -> NodeJournal.open(settings))
                    .isInstanceOf(JournalRefusedException.class)
                    .hasMessageContaining("Another process writes this journal")
                    .hasMessageContaining(folder.toString());
            assertThat(journal.markStable(0, hash(0))).isInstanceOf(Kept.class);
        }

        try (var again = NodeJournal.open(settings)) {
            assertThat(again.state().mark()).isEqualTo(new Mark(0, hash(0)));
        }
    }

    @Test
    void a_closed_journal_refuses() throws IOException {
        var journal = open();
        journal.close();

        assertThat(why(journal.markStable(0, hash(0)))).isEqualTo(Why.CLOSED);
    }

    @Test
    void a_mirror_that_is_new_is_filled_and_one_of_another_node_is_refused() throws IOException {
        var mirrored = Attack.settings(Attack.MIRROR);
        try (var journal = NodeJournal.open(disk, Attack.settings(null))) {
            journal.markStable(0, hash(0));
        }

        try (var journal = NodeJournal.open(disk, mirrored)) {
            assertThat(journal.state().copies()).isEqualTo(2);
            assertThat(journal.findings()).extracting(Finding::kind).containsExactly(Kind.COPY_BEHIND);
        }
        disk.paths().stream().filter(path -> path.startsWith(Attack.FOLDER)).forEach(disk::lose);
        NodeJournal.open(disk, Attack.settings(null)).close();
        assertThatThrownBy(() -> NodeJournal.open(disk, mirrored))
                .isInstanceOf(JournalRefusedException.class)
                .hasMessageContaining("different nodes");
    }

    @Test
    void a_disk_that_fails_once_makes_one_answer_unknown_and_is_reported() throws IOException {
        try (var journal = NodeJournal.open(disk, Attack.settings(null))) {
            journal.changeRegister(Register.UNSET, ALONE);
            disk.with(Faults.none().only(Set.of(Faults.Call.FORCE)).once(0));

            assertThat(journal.changeRegister(ALONE, JOINING)).isInstanceOf(Unknown.class);
            assertThat(journal.register()).isEqualTo(ALONE);
            assertThat(journal.changeRegister(ALONE, JOINING)).isInstanceOf(Kept.class);
            assertThat(journal.findings()).extracting(Finding::kind).containsExactly(Kind.POISONED);
        }
    }

    @Test
    void a_disk_that_stays_away_refuses_until_it_is_back() throws IOException {
        try (var journal = NodeJournal.open(disk, Attack.settings(null))) {
            disk.with(Faults.none().fullDisk().fromThenOn(0));
            assertThat(journal.markStable(0, hash(0))).isInstanceOf(Unknown.class);
            assertThat(why(journal.markStable(0, hash(0)))).isEqualTo(Why.DISK);
            assertThat(journal.state().copies()).isZero();

            disk.with(Faults.none());
            assertThat(journal.markStable(0, hash(0))).isInstanceOf(Kept.class);
            assertThat(journal.state().copies()).isEqualTo(1);
        }
    }

    @Test
    void a_customers_payload_cannot_pass_for_a_record_because_nobody_knows_the_salt() throws IOException {
        try (var core = JournalCore.open(disk, Attack.settings(null), new Contents())) {
            var salt = SegmentHeader.decode(disk.read(disk.paths().getFirst(), 0, SegmentHeader.SIZE))
                    .salt();
            core.commit(List.of(new Change(new JournalRecord.Accepted(holding(0)))));
            core.commit(List.of(new Change(new JournalRecord.Accepted(holding(salt)))));
        }
        var file = disk.paths().getFirst();
        var second = disk.bytes(file);
        var frames = new ArrayList<Frame>();
        new SegmentReader(disk, file, SegmentHeader.decode(disk.read(file, 0, SegmentHeader.SIZE)))
                .inOrder(frames::add);

        var first = torn(second, frames.get(1), frames.get(2));
        try (var core = JournalCore.open(with(file, first), Attack.settings(null), new Contents())) {
            assertThat(core.findings()).extracting(Finding::kind).containsExactly(Kind.TORN_TAIL);
        }
        assertThatThrownBy(() -> JournalCore.open(
                        with(file, torn(second, frames.get(3), frames.get(4))), Attack.settings(null), new Contents()))
                .isInstanceOf(JournalRefusedException.class);
    }

    /** Bytes that would say that all up to a far id was acknowledged. */
    private AcceptedOperation holding(long salt) {
        return later(changes.operation(), Bytes.of(Frame.encode(salt, 50, RecordCodec.ACKNOWLEDGED, new byte[0])));
    }

    /** What a loss of power leaves: the frame damaged at its beginning, and nothing of what came after it. */
    private static byte[] torn(byte[] bytes, Frame frame, Frame after) {
        var torn = Damage.flip(bytes, (int) frame.offset(), 0);
        Arrays.fill(torn, (int) after.offset(), torn.length, (byte) 0);
        return torn;
    }

    private MemoryFiles with(Path file, byte[] bytes) {
        var other = disk.copy();
        other.lose(file);
        other.put(file, bytes);
        return other;
    }

    private NodeJournal open() throws IOException {
        return NodeJournal.open(disk, settings(100, 0));
    }

    private static JournalSettings settings(int waiting, long lowDisk) {
        return new JournalSettings(Attack.FOLDER, null, 64 << 10, waiting, lowDisk, OnDamage.REFUSE);
    }

    private Fact fact(long seq, Bytes previous) {
        return new Fact(seq, changes.bytes(32), previous, changes.bytes(50));
    }

    private static Bytes hash(int number) {
        return Bytes.of(new byte[] {(byte) number});
    }

    private static AcceptedOperation later(AcceptedOperation one, Bytes payload) {
        return new AcceptedOperation(
                new OperationId(one.id().value()),
                one.person(),
                one.platform(),
                one.type(),
                one.priority(),
                one.acceptedAt().plusSeconds(5),
                one.expiresAt(),
                payload,
                one.dependsOn());
    }

    private static Why why(JournalAnswer answer) {
        assertThat(answer).isInstanceOf(Refused.class);
        return ((Refused) answer).why();
    }
}
