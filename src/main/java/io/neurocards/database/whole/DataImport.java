package io.neurocards.database.whole;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/**
 * Reads an export into an empty database, in one transaction: everything is there afterwards, as it was, or nothing is. A
 * database without the product's tables is given them first.
 */
final class DataImport {

    private static final int CHUNK = 1 << 16;

    private final DataSource dataSource;
    private final ObjectMapper json;

    DataImport(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /**
     * Reads the file, and returns what it said of itself, which is what the database was found to hold afterwards.
     *
     * @throws UnusableException when the file or the database is not fit for it, and nothing was changed
     */
    Manifest read(Path file) throws IOException, SQLException {
        if (!Files.isRegularFile(file)) {
            throw new UnusableException("There is no file " + file);
        }
        try (var zip = new ZipFile(file.toFile())) {
            var manifest = manifest(file, zip);
            makeTables();
            requireFit(manifest);
            try (var into = OneTransaction.writing(dataSource)) {
                fill(zip, manifest, into);
                into.commit();
            }
            return manifest;
        } catch (ZipException e) {
            throw new UnusableException(file + " is no export, or it is damaged: " + e.getMessage(), e);
        }
    }

    private Manifest manifest(Path file, ZipFile zip) throws IOException {
        var entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw new UnusableException(file + " is no export: it has no " + Manifest.NAME);
        }
        try (var text = zip.getInputStream(entry)) {
            var manifest = json.readValue(text.readAllBytes(), Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw new UnusableException(
                        file + " has format " + manifest.format() + "; this program reads " + Manifest.FORMAT);
            }
            return manifest;
        } catch (JacksonException e) {
            throw new UnusableException(file + " is no export: its " + Manifest.NAME + " can't be read", e);
        }
    }

    private void makeTables() {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .cleanDisabled(true)
                .load()
                .migrate();
    }

    private void requireFit(Manifest manifest) {
        var jdbc = JdbcClient.create(dataSource);
        if (is(jdbc, "select to_regclass('pair.authority') is not null")) {
            throw new UnusableException("This database is one of two, and is filled from the other one");
        }
        if (is(jdbc, "select exists (select from persons) or exists (select from operations)")) {
            throw new UnusableException("This database is not empty");
        }
        var here = DataExport.ranOn(jdbc);
        if (!here.equals(manifest.scripts())) {
            throw new UnusableException("The export was made by another release: only there "
                    + without(manifest.scripts(), here) + ", only here " + without(here, manifest.scripts()));
        }
        var tables = Table.all(jdbc).stream().map(Table::plainName).toList();
        if (!tables.equals(
                manifest.tables().stream().map(Manifest.Content::table).toList())) {
            throw new UnusableException("The export does not have the tables of this database");
        }
    }

    private static boolean is(JdbcClient jdbc, String question) {
        return jdbc.sql(question).query(Boolean.class).single();
    }

    private static List<String> without(List<String> some, List<String> others) {
        return some.stream().filter(one -> !others.contains(one)).toList();
    }

    private static void fill(ZipFile zip, Manifest manifest, OneTransaction into) throws IOException, SQLException {
        var tables = new HashMap<String, Table>();
        Table.all(into.jdbc()).forEach(table -> tables.put(table.plainName(), table));
        var checks = ChecksAtTheEnd.of(into);
        for (var content : manifest.tables()) {
            copy(zip, content, Objects.requireNonNull(tables.get(content.table())), into);
        }
        checks.now();
        for (var content : manifest.tables()) {
            var found = DataExport.read(
                    Objects.requireNonNull(tables.get(content.table())), into, OutputStream.nullOutputStream());
            if (!found.equals(content)) {
                throw new UnusableException("Table " + content.table() + " did not come to what it was: " + found.rows()
                        + " rows instead of " + content.rows());
            }
        }
    }

    private static void copy(ZipFile zip, Manifest.Content content, Table table, OneTransaction into)
            throws IOException, SQLException {
        var entry = zip.getEntry(content.entry());
        if (entry == null) {
            throw new UnusableException("The export lacks table " + content.table());
        }
        var digest = new Digest();
        var copy = table.in(into);
        try (var rows = zip.getInputStream(entry)) {
            var chunk = new byte[CHUNK];
            for (var length = rows.read(chunk); length >= 0; length = rows.read(chunk)) {
                digest.add(chunk, length);
                copy.writeToCopy(chunk, 0, length);
            }
            if (!digest.hex().equals(content.sha256())) {
                throw new UnusableException("The export is damaged: table " + content.table());
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
