package io.neurocards.database.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/**
 * Reads an export into an empty database, in one transaction: everything is there afterwards, as it was, or nothing is. A
 * database without the product's tables is given them first.
 */
final class DataImport {

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
            try (var arrival = Arrival.into(dataSource, manifest.scripts())) {
                arrival.requireTables(manifest);
                for (var content : manifest.tables()) {
                    take(zip, content, arrival);
                }
                arrival.requireArrived(manifest);
                arrival.commit();
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

    private static void take(ZipFile zip, Manifest.Content content, Arrival arrival) throws IOException, SQLException {
        var entry = zip.getEntry(content.entry());
        if (entry == null) {
            throw new UnusableException("The export lacks table " + content.table());
        }
        try (var rows = zip.getInputStream(entry)) {
            arrival.take(content.table(), rows, content.sha256());
        }
    }
}
