package io.neurocards.database.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.neurocards.database.TestDatabase;
import io.neurocards.database.TestDecisions;
import io.neurocards.ledger.HoldRequest;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A database is written into a file and comes back from it as it was. */
class DataToolTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    @TempDir
    Path folder;

    private final TestDatabase old = TestDatabase.fresh();
    private final TestDatabase empty = TestDatabase.fresh();
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void close() {
        old.close();
        empty.close();
    }

    @Test
    void everything_comes_back_as_it_was_and_is_checked_as_before() throws Exception {
        spend();
        old.jdbc().sql("""
                        insert into workers (id, name, started_at, beat_at)
                        values (gen_random_uuid(), E'tab\\t, line\\n, back\\\\slash, \\\\N, Ёлка', now(), now())
                        """).update();

        assertThat(export()).isZero();
        assertThat(importInto(empty.dataSource(), file())).isZero();

        var again = new DataExport(empty.dataSource(), JsonMapper.shared(), Clock.systemUTC())
                .write(folder.resolve("again.zip"));
        var first = new DataExport(old.dataSource(), JsonMapper.shared(), Clock.systemUTC())
                .write(folder.resolve("first.zip"));
        assertThat(again.tables()).isEqualTo(first.tables());
        assertThat(empty.allTexts()).contains("Ёлка");
        assertThat(said).anyMatch(line -> line.startsWith("ledger_entries: "));
        assertThat(said.getLast()).endsWith(" rows read, verified by count and SHA-256");
        assertThat(number(empty.jdbc(), "select count(*) from pg_trigger where tgenabled <> 'O'"))
                .isZero();
        assertThat(
                        number(
                                empty.jdbc(),
                                "select count(*) from pg_constraint where connamespace = 'public'::regnamespace and condeferrable"))
                .isEqualTo(
                        number(
                                old.jdbc(),
                                "select count(*) from pg_constraint where connamespace = 'public'::regnamespace and condeferrable"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_database_without_tables_is_given_them() {
        spend();
        export();
        try (var bare = TestDatabase.empty()) {
            assertThat(importInto(bare.dataSource(), file())).isZero();

            assertThat(number(bare.jdbc(), "select count(*) from ledger_entries"))
                    .isEqualTo(number(old.jdbc(), "select count(*) from ledger_entries"))
                    .isPositive();
        }
    }

    @Test
    void a_database_with_somebody_in_it_is_left_alone_and_a_file_too() {
        spend();
        export();

        assertThat(importInto(old.dataSource(), file())).isEqualTo(1);
        assertThat(export()).isEqualTo(1);

        assertThat(said).contains("Nothing was done: This database is not empty");
        assertThat(said.getLast()).startsWith("Nothing was done: ").endsWith(" exists already");
    }

    @Test
    void what_is_no_export_or_a_damaged_one_is_said_in_words_and_changes_nothing() throws IOException {
        spend();
        export();
        var text = Files.writeString(folder.resolve("text.zip"), "hello");
        var noManifest = altered("no-manifest.zip", Manifest.NAME, _ -> null);
        var badManifest = altered("bad-manifest.zip", Manifest.NAME, _ -> "{");
        var later = altered("later.zip", Manifest.NAME, json -> json.replace("\"format\":1", "\"format\":2"));
        var release = altered("release.zip", Manifest.NAME, json -> json.replace("V001__", "V999__"));
        var noTable = altered("no-table.zip", "tables/ledger_entries.copy", _ -> null);
        var otherRow = altered("row.zip", "tables/ledger_entries.copy", rows -> rows.replaceFirst("[1-9]", "0"));

        for (var file :
                List.of(folder.resolve("none.zip"), text, noManifest, badManifest, later, release, noTable, otherRow)) {
            assertThat(importInto(empty.dataSource(), file)).as(file.toString()).isEqualTo(1);
        }

        assertThat(said.subList(said.size() - 8, said.size()))
                .allMatch(line -> line.startsWith("Nothing was done: "))
                .satisfiesExactly(
                        line -> assertThat(line).contains("There is no file"),
                        line -> assertThat(line).contains("is no export"),
                        line -> assertThat(line).contains("has no manifest.json"),
                        line -> assertThat(line).contains("can't be read"),
                        line -> assertThat(line).contains("has format 2"),
                        line -> assertThat(line).contains("another release", "V999__operations.sql"),
                        line -> assertThat(line).contains("lacks table ledger_entries"),
                        line -> assertThat(line).contains("damaged: table ledger_entries"));
        assertThat(number(empty.jdbc(), "select count(*) from ledger_entries")).isZero();
        assertThat(number(empty.jdbc(), "select count(*) from pricing_plans")).isPositive();
    }

    @Test
    void rows_that_point_nowhere_are_refused_by_the_database() throws IOException {
        spend();
        export();
        var orphaned = altered("orphaned.zip", "tables/ledger_postings.copy", _ -> "");
        var honest = altered(
                orphaned,
                "honest.zip",
                Manifest.NAME,
                json -> json.replaceFirst(
                        "(\"table\":\"ledger_postings\",\"rows\":)[0-9]+(,\"sha256\":\")[0-9a-f]+",
                        "$10$2" + new Digest().hex()));

        assertThat(importInto(empty.dataSource(), honest)).isEqualTo(2);

        assertThat(said.getLast())
                .startsWith("Nothing was done, the database refuses: ")
                .contains("foreign key");
        assertThat(number(empty.jdbc(), "select count(*) from ledger_entries")).isZero();
    }

    @Test
    void whoever_names_no_file_is_told_how() {
        DataTool.Work never = _ -> {
            throw new IllegalStateException("not to be called");
        };
        var tool = new DataTool(never, never);

        assertThat(tool.run(List.of(), said::add)).isEqualTo(2);
        assertThat(tool.run(List.of("export"), said::add)).isEqualTo(2);
        assertThat(tool.run(List.of("move", "a"), said::add)).isEqualTo(2);

        assertThat(said).containsOnly("Usage: data export FILE | data import FILE");
    }

    private void spend() {
        var ledger = LedgerFixture.ledgerOn(old.jdbc());
        var decisions = TestDecisions.on(old.dataSource(), Clock.systemUTC());
        var person = PersonId.at(NOW);
        decisions.act(() -> ledger.grant(person, Credits.of(100), "grant", NOW));
        decisions.act(() -> ledger.hold(person, List.of(new HoldRequest("hold", Credits.of(1))), NOW));
        old.jdbc()
                .sql("insert into operations (id, type, request_hash, decided_at)"
                        + " values (gen_random_uuid(), 'test', sha256(''), now())")
                .update();
    }

    private Path file() {
        return folder.resolve("studio.zip");
    }

    private int export() {
        var export = new DataExport(old.dataSource(), JsonMapper.shared(), Clock.systemUTC());
        return new DataTool(export::write, export::write).run(List.of("export", file().toString()), said::add);
    }

    private int importInto(HikariDataSource target, Path file) {
        var reading = new DataImport(target, JsonMapper.shared());
        return new DataTool(reading::read, reading::read).run(List.of("import", file.toString()), said::add);
    }

    private Path altered(String name, String entry, UnaryOperator<String> change) throws IOException {
        return altered(file(), name, entry, change);
    }

    /** Copies an export with one of its entries changed, or left out when the change returns nothing. */
    private Path altered(Path from, String name, String entry, UnaryOperator<String> change) throws IOException {
        var to = folder.resolve(name);
        try (var source = new ZipFile(from.toFile());
                var target = new ZipOutputStream(Files.newOutputStream(to))) {
            for (var part : source.stream().toList()) {
                var bytes = source.getInputStream(part).readAllBytes();
                var text = new String(bytes, StandardCharsets.UTF_8);
                var next = part.getName().equals(entry) ? change.apply(text) : text;
                if (next != null) {
                    target.putNextEntry(new ZipEntry(part.getName()));
                    target.write(next.getBytes(StandardCharsets.UTF_8));
                    target.closeEntry();
                }
            }
        }
        return to;
    }

    private static long number(JdbcClient jdbc, String question) {
        return jdbc.sql(question).query(Long.class).single();
    }
}
