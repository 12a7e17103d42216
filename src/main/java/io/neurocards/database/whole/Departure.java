package io.neurocards.database.whole;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

/** One moment of a database, which may be in use, for as long as this is open: all rows, and whatever else is asked of it. */
public final class Departure implements AutoCloseable {

    private final OneTransaction moment;
    private final DataExport export;

    private Departure(OneTransaction moment, DataExport export) {
        this.moment = moment;
        this.export = export;
    }

    /** Begins; what is committed later is not seen. */
    public static Departure from(DataSource dataSource, ObjectMapper json, Clock clock) throws SQLException {
        return new Departure(OneTransaction.reading(dataSource), new DataExport(dataSource, json, clock));
    }

    /** Returns what asks of that moment. */
    public JdbcClient jdbc() {
        return moment.jdbc();
    }

    /** Returns the names of the product's scripts that had run, sorted. */
    public List<String> scripts() {
        return DataExport.ranOn(moment.jdbc());
    }

    /** Writes an entry for each table, and {@link Manifest#NAME} behind them. */
    public Manifest write(ZipOutputStream zip) throws IOException, SQLException {
        return export.write(moment, zip);
    }

    @Override
    public void close() throws SQLException {
        moment.close();
    }
}
