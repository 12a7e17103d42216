package io.neurocards.operations.backups;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.TestDatabase;
import io.neurocards.database.log.TestPair;
import io.neurocards.ledger.HoldRequest;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.remote.TestDepots;
import io.neurocards.operations.backups.envelope.BackupKey;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is made beside the studio, is found whole or not, and comes back equal. */
@Thorough
class BackupToolTest {

    @TempDir
    Path folder;

    private BackupBench bench() {
        if (made == null) {
            made = new BackupBench(TestDatabase.fresh(), folder);
        }
        return made;
    }

    private BackupBench made;

    @AfterEach
    void close() {
        if (made != null) {
            made.close();
        }
    }

    @Test
    void what_was_there_comes_back_into_an_empty_database_and_is_proved_equal() throws Exception {
        var bench = bench();
        bench.work();

        assertThat(bench.run("create")).as(bench.said.toString()).isZero();
        assertThat(bench.said.getLast())
                .matches("Written: neurocards-\\d{8}T\\d{6}Z-[0-9a-f]{8}\\.ncb, \\d+ rows, \\d+ bytes");
        assertThat(bench.run("list")).isZero();
        assertThat(bench.run("verify", "latest")).as(bench.said.toString()).isZero();
        assertThat(bench.said.getLast()).startsWith("Whole: ").contains("3 files listed");
        try (var empty = new BackupBench(TestDatabase.empty(), folder)) {
            assertThat(empty.run("restore", "latest")).as(empty.said.toString()).isZero();

            assertThat(empty.said)
                    .anyMatch(line -> line.matches("ledger_postings +1 rows  equal"))
                    .anyMatch(line -> line.matches("credits.wallets.available +100 +equal"))
                    .anyMatch(line -> line.matches("credits.wallets.held +0 +equal"))
                    .contains("Books: every rule holds, as before", "Files: 3 listed, 0 brought back, 0 missing");
            assertThat(empty.said.getLast()).endsWith("all equal by count and SHA-256");
            assertThat(empty.database.allTexts()).contains("Ёлка");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bench.newest())))
                .isEqualTo("rw-------");
        assertThat(new String(Files.readAllBytes(bench.newest()), StandardCharsets.ISO_8859_1))
                .doesNotContain("ledger_postings", "2026/clip.mp4", "FREE_CREDITS");
        var run = new Backups(bench.database.jdbc(), bench.settings(BackupBench.KEY))
                .last()
                .orElseThrow();
        assertThat(run.wasWritten()).isTrue();
        assertThat(run.name()).isEqualTo(bench.newest().getFileName().toString());
    }

    @Test
    void books_that_do_not_agree_are_kept_as_they_are_and_said_each_time() throws Exception {
        var bench = bench();
        var person = bench.spend();
        var ledger = LedgerFixture.ledgerOn(bench.database.jdbc());
        var hold = List.of(new HoldRequest("video:" + person, Credits.of(1)));
        bench.database.decisions(Clock.systemUTC()).act(() -> ledger.hold(person, hold, BackupBench.NOW));

        assertThat(bench.run("create")).isZero();
        assertThat(bench.said.getFirst())
                .isEqualTo("The books do not agree: books check: nothing-held-for-nothing, 1 rows");
        try (var empty = new BackupBench(TestDatabase.fresh(), folder)) {
            assertThat(empty.run("restore", "latest")).isZero();
            assertThat(empty.said)
                    .anyMatch(line -> line.startsWith("The books did not agree before, and do not now: "));
        }
    }

    @Test
    void a_database_with_somebody_in_it_is_left_alone() throws Exception {
        var bench = bench();
        bench.work();
        bench.run("create");
        var before = bench.database.allTexts();

        assertThat(bench.run("restore", "latest")).isEqualTo(1);

        assertThat(bench.said.getLast()).isEqualTo("Nothing was done: This database is not empty");
        assertThat(bench.database.allTexts()).isEqualTo(before);
    }

    @Test
    void a_changed_byte_is_found_by_verify_and_nothing_of_it_is_restored() throws Exception {
        var bench = bench();
        bench.work();
        bench.run("create");
        var file = bench.newest();
        var whole = Files.readAllBytes(file);
        var seed = System.nanoTime();
        var random = new Random(seed);
        try (var empty = new BackupBench(TestDatabase.fresh(), folder)) {
            for (var round = 0; round < 40; round++) {
                var at = random.nextInt(whole.length);
                var changed = whole.clone();
                changed[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, changed);
                assertThat(bench.run("verify", "latest"))
                        .as("seed " + seed + ", byte " + at)
                        .isEqualTo(1);
                assertThat(bench.said.getLast()).startsWith("NOT WHOLE: ");
            }
            Files.write(file, Arrays.copyOf(whole, whole.length - 20));
            assertThat(bench.run("verify", "latest")).isEqualTo(1);
            assertThat(empty.run("restore", "latest")).isEqualTo(1);
            assertThat(empty.database
                            .jdbc()
                            .sql("select count(*) from persons")
                            .query(Long.class)
                            .single())
                    .isZero();
            Files.write(file, whole);
            assertThat(bench.run("verify", "latest")).isZero();
        }
    }

    @Test
    void another_key_and_none_read_nothing_and_an_unencrypted_one_is_made_only_when_it_is_said() throws Exception {
        var bench = bench();
        bench.work();
        bench.run("create");
        var other = bench.settings(BackupKey.random());
        var none = bench.settings("");

        assertThat(bench.run(Clock.systemUTC(), other, "verify", "latest")).isEqualTo(1);
        assertThat(bench.said.getLast()).contains("another key");
        assertThat(bench.run(Clock.systemUTC(), none, "verify", "latest")).isEqualTo(1);
        assertThat(bench.said.getLast()).contains("no key is set");
        assertThat(bench.run(Clock.systemUTC(), none, "create")).isEqualTo(1);
        assertThat(bench.said.getLast()).contains("BACKUP_KEY is not set", "--unencrypted");
        assertThat(bench.files()).hasSize(1);
        assertThat(bench.run(Clock.systemUTC(), none, "create", "--unencrypted"))
                .isZero();
        assertThat(bench.said).anyMatch(line -> line.contains("NOT encrypted"));
        assertThat(bench.run(Clock.systemUTC(), none, "list")).isZero();
        assertThat(bench.said).anyMatch(line -> line.endsWith("  not encrypted"));
        assertThat(String.join("\n", bench.said)).doesNotContain(BackupBench.KEY);
    }

    @Test
    void a_passphrase_from_a_file_opens_what_it_closed_and_no_other_does() throws Exception {
        var bench = bench();
        bench.work();
        var right = passphrase("right", "  correct horse battery staple\n");
        var wrong = passphrase("wrong", "correct horse battery stable");
        var brief = passphrase("brief", "too short\n");

        assertThat(bench.run(Clock.systemUTC(), right, "create"))
                .as(bench.said.toString())
                .isZero();
        assertThat(bench.run(Clock.systemUTC(), right, "verify", "latest")).isZero();
        assertThat(bench.run(Clock.systemUTC(), wrong, "verify", "latest")).isEqualTo(1);
        assertThat(bench.said.getLast()).contains("another key");
        assertThat(bench.run(Clock.systemUTC(), brief, "create")).isEqualTo(1);
        assertThat(bench.run(Clock.systemUTC(), bench.settings(BackupBench.KEY), "verify", "latest"))
                .isEqualTo(1);
        try (var empty = new BackupBench(TestDatabase.empty(), folder)) {
            assertThat(empty.run(Clock.systemUTC(), wrong, "restore", "latest")).isEqualTo(1);
            assertThat(empty.run(Clock.systemUTC(), right, "restore", "latest"))
                    .as(empty.said.toString())
                    .isZero();
        }
        assertThat(String.join("\n", bench.said)).doesNotContain("horse");
    }

    private BackupSettings passphrase(String name, String words) throws IOException {
        var file = Files.writeString(folder.resolve(name), words);
        return new BackupSettings(
                folder.resolve("backups").toString(), "03:30", "", file.toString(), "list", 7, 4, 6, "");
    }

    @Test
    void of_two_databases_it_is_of_one_moment_of_the_one_that_decides_and_says_so() throws Exception {
        var bench = bench();
        try (var pair = TestPair.behind(bench.database.dataSource())) {
            var decisions = pair.decisions();
            var ledger = LedgerFixture.ledgerOn(bench.database.jdbc());
            for (var number = 0; number < 5; number++) {
                var person = PersonId.at(BackupBench.NOW);
                decisions.act(() -> {
                    bench.database
                            .jdbc()
                            .sql("insert into persons (id, locale, created_at) values (:id, 'ru', now())")
                            .param("id", person.value())
                            .update();
                    ledger.grant(person, Credits.of(100), "grant:" + person, BackupBench.NOW);
                });
            }
            var head = pair.primary.head().seq();
            assertThat(head).isPositive();

            assertThat(bench.run("create")).as(bench.said.toString()).isZero();

            assertThat(bench.said)
                    .anyMatch(
                            line -> line.startsWith("Of two databases: read from the primary, which decides, at epoch ")
                                    && line.endsWith(", entry " + head));
            assertThat(bench.run("verify", "latest")).isZero();
            assertThat(bench.run("restore", "latest")).isEqualTo(1);
            assertThat(bench.said.getLast()).startsWith("Nothing was done: ");
            try (var empty = new BackupBench(TestDatabase.empty(), folder)) {
                assertThat(empty.run("restore", "latest"))
                        .as(empty.said.toString())
                        .isZero();
                assertThat(empty.said)
                        .anyMatch(line -> line.matches("credits.wallets.available +500 +equal"))
                        .contains("Books: every rule holds, as before");
            }
        }
    }

    @Test
    void contents_go_along_once_each_and_come_back() throws Exception {
        var bench = bench();
        bench.work();

        assertThat(bench.run("create", "--with-media"))
                .as(bench.said.toString())
                .isZero();
        assertThat(bench.said).contains("Files listed: 3, contents taken along: 2");
        assertThat(bench.run("create", "--with-media")).isZero();
        assertThat(bench.said).contains("Files listed: 3, contents taken along: 0");
        bench.store.delete(new MediaKey(Bucket.INPUTS, "two.jpg"));
        bench.store.delete(new MediaKey(Bucket.OUTPUTS, "2026/clip.mp4"));
        try (var empty = new BackupBench(TestDatabase.fresh(), folder)) {
            assertThat(empty.run("restore", "latest", "--with-media"))
                    .as(empty.said.toString())
                    .isZero();
            assertThat(empty.said).contains("Files: 3 listed, 2 brought back, 0 missing");
        }
        assertThat(bench.store
                        .open(new MediaKey(Bucket.OUTPUTS, "2026/clip.mp4"))
                        .size())
                .isEqualTo(100_000);
        assertThat(bench.run("verify", "latest")).isZero();
        try (var contents = Files.list(bench.place().resolve("media"))) {
            Files.write(contents.sorted().findFirst().orElseThrow(), new byte[70]);
        }
        assertThat(bench.run("verify", "latest")).isEqualTo(1);
    }

    @Test
    void missing_files_are_named_and_leave_something_to_be_done() throws Exception {
        var bench = bench();
        bench.work();
        bench.run("create");
        bench.store.delete(new MediaKey(Bucket.INPUTS, "one.jpg"));
        try (var empty = new BackupBench(TestDatabase.fresh(), folder)) {
            assertThat(empty.run("restore", "latest")).isEqualTo(1);
            assertThat(empty.said).contains("Missing: inputs/one.jpg", "Files: 3 listed, 0 brought back, 1 missing");
        }
    }

    @Test
    void old_ones_go_but_never_the_newest_good_one() throws Exception {
        var bench = bench();
        bench.work();
        for (var day = 0; day < 40; day++) {
            var clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(day - 400));
            assertThat(bench.run(clock, bench.settings(BackupBench.KEY), "create"))
                    .isZero();
        }
        var good = bench.newest();
        var later = Clock.offset(Clock.systemUTC(), Duration.ofDays(-300));
        bench.run(later, bench.settings(BackupBench.KEY), "create");
        Files.write(bench.newest(), new byte[100]);

        assertThat(bench.run("prune")).as(bench.said.toString()).isZero();

        assertThat(bench.files()).containsExactly(good);
        assertThat(bench.said.getLast()).isEqualTo("40 deleted, 1 stay, 0 contents deleted");
    }

    @Test
    void two_at_a_time_are_refused() throws Exception {
        var bench = bench();
        bench.work();
        try (var _ = OneBackupAtATime.on(bench.database.dataSource())) {
            assertThat(bench.run("create")).isEqualTo(1);
            assertThat(bench.said.getLast()).contains("Another backup is being made");
            assertThat(bench.run("prune")).isEqualTo(1);
        }
        assertThat(bench.run("create")).isZero();
        var last = new Backups(bench.database.jdbc(), bench.settings("")).last().orElseThrow();
        assertThat(last.wasWritten()).isTrue();
    }

    @Test
    void what_cannot_be_written_is_said_and_written_down() throws Exception {
        var bench = bench();
        bench.work();
        var file = Files.writeString(folder.resolve("file"), "in the way");

        assertThat(bench.run("create", "--to", file.toString())).isEqualTo(1);

        var last = new Backups(bench.database.jdbc(), bench.settings("")).last().orElseThrow();
        assertThat(last.wasWritten()).isFalse();
        assertThat(last.reason()).startsWith("The backup could not be written");
    }

    @Test
    void what_a_killed_one_left_is_swept_and_never_listed() throws Exception {
        var bench = bench();
        bench.work();
        Files.createDirectories(bench.place());
        var left = Files.write(bench.place().resolve(".part-123"), new byte[1000]);
        var stranger = Files.writeString(bench.place().resolve("notes.txt"), "mine");

        bench.run("list");
        assertThat(bench.said.getLast()).isEqualTo("0 backups");
        bench.run("create");

        assertThat(left).doesNotExist();
        assertThat(stranger).exists();
        bench.run("list");
        assertThat(bench.said.getLast()).isEqualTo("1 backups");
    }

    @Test
    void the_settings_and_the_order_of_the_parts_are_as_described() throws Exception {
        var bench = bench();
        bench.work();
        bench.run("create");
        var vault = new BackupVault(TestDepots.folders().open(bench.place().toString()), BackupKey.of(BackupBench.KEY));
        try (var zip =
                new ZipInputStream(vault.open(bench.newest().getFileName().toString()))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("beginning.json");
            var names = new ArrayList<String>();
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().equals("settings.txt")) {
                    assertThat(text(zip)).isEqualTo("BACKUP_KEY=(set)\nFREE_CREDITS=2\n");
                }
            }
            assertThat(names.subList(names.size() - 4, names.size()))
                    .containsExactly("manifest.json", "proof.json", "settings.txt", "media.tsv");
        }
    }

    @Test
    void wrong_words_are_told_the_right_ones() {
        var bench = bench();
        for (var words :
                List.of(List.<String>of(), List.of("verify"), List.of("create", "x"), List.of("list", "--all"))) {
            assertThat(bench.run(words.toArray(String[]::new))).isEqualTo(2);
        }
        assertThat(bench.run("verify", "neurocards-none")).isEqualTo(1);
        assertThat(bench.run("key")).isZero();
        assertThat(bench.said.getLast()).matches("[0-9a-f]{64}");
    }

    private static String text(ZipInputStream zip) throws IOException {
        return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
    }
}
