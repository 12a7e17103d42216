package io.neurocards.database.whole;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

/** Writes all rows of one moment of a database into one file. The database may be in use. */
final class DataExport {

    private final DataSource dataSource;
    private final ObjectMapper json;
    private final Clock clock;

    DataExport(DataSource dataSource, ObjectMapper json, Clock clock) {
        this.dataSource = dataSource;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Writes the file, which its owner alone may read, under its name when it is whole.
     *
     * @throws UnusableException when there is such a file
     */
    Manifest write(Path file) throws IOException, SQLException {
        if (Files.exists(file)) {
            throw new UnusableException(file + " exists already");
        }
        var unfinished = Path.of(file + ".part");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished);
            if (Files.getFileStore(unfinished).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-------"));
            }
            Manifest manifest;
            try (var out = Files.newOutputStream(unfinished)) {
                manifest = write(out);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private Manifest write(OutputStream out) throws IOException, SQLException {
        try (var zip = new ZipOutputStream(out);
                var moment = OneTransaction.reading(dataSource)) {
            return write(moment, zip);
        }
    }

    /** Writes the rows of that moment, and behind them what they are. */
    Manifest write(OneTransaction moment, ZipOutputStream zip) throws IOException, SQLException {
        var contents = new ArrayList<Manifest.Content>();
        for (var table : Table.all(moment.jdbc())) {
            contents.add(write(table, moment, zip));
        }
        var manifest = new Manifest(Manifest.FORMAT, clock.instant(), ranOn(moment.jdbc()), contents);
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(json.writeValueAsBytes(manifest));
        zip.closeEntry();
        return manifest;
    }

    private static Manifest.Content write(Table table, OneTransaction moment, ZipOutputStream zip)
            throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(new Manifest.Content(table.plainName(), 0, "").entry()));
        var content = read(table, moment, zip);
        zip.closeEntry();
        return content;
    }

    /** Reads a table, writes its rows to {@code out}, and says what they were. */
    static Manifest.Content read(Table table, OneTransaction moment, OutputStream out)
            throws IOException, SQLException {
        var rows = 0L;
        var digest = new Digest();
        var copy = table.out(moment);
        try {
            for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                out.write(row);
                digest.add(row, row.length);
                rows++;
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return new Manifest.Content(table.plainName(), rows, digest.hex());
    }

    /** Returns the names of the product's scripts that have run on a database, sorted. */
    static List<String> ranOn(JdbcClient jdbc) {
        return jdbc.sql("""
                        select script from public.flyway_schema_history where success and version is not null
                        order by script collate "C"
                        """).query((row, _) -> row.getString("script")).list();
    }
}
