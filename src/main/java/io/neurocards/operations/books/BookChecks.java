package io.neurocards.operations.books;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.operations.books.BooksReport.Finding;
import io.neurocards.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The looks at the books that were taken down. */
@Component
public final class BookChecks {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    public BookChecks(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Returns the newest one; nothing before the first. */
    public Optional<BooksReport> latest() {
        return jdbc.sql("""
                        select checked_at, findings::text as findings from book_checks
                        order by checked_at desc, id desc limit 1
                        """).query((row, _) -> report(row)).optional();
    }

    void keep(BooksReport report) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into book_checks (id, checked_at, differences, findings)
                        values (:id, :at, :differences, :findings::jsonb)
                        """)
                .param("id", UuidV7.at(report.checkedAt()))
                .param("at", SqlTime.of(report.checkedAt()))
                .param("differences", report.differences())
                .param("findings", json.writeValueAsString(report.findings()))
                .update();
    }

    private BooksReport report(ResultSet row) throws SQLException {
        return new BooksReport(
                row.getObject("checked_at", OffsetDateTime.class).toInstant(),
                json.readValue(row.getString("findings"), new TypeReference<List<Finding>>() {}));
    }
}
