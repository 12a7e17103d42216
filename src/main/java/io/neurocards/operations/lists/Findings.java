package io.neurocards.operations.lists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what has an id, whatever it is. */
@Component
public final class Findings {

    private static final int MOST = 10;

    private final JdbcClient jdbc;

    Findings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something that was found.
     *
     * @param kind {@code clips}, {@code orders}, {@code payments} or {@code customers}
     */
    public record Found(String kind, UUID id) {}

    /** Returns clips, orders and payments of this id, and payments that their gateway calls so; at most ten. */
    public List<Found> of(String text) {
        if (text.isEmpty() || text.indexOf('\0') >= 0) {
            return List.of();
        }
        if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return jdbc.sql("select 'payments' as kind, id from payments where charge_id = :text limit :most")
                    .param("text", text)
                    .param("most", MOST)
                    .query((row, _) -> found(row))
                    .list();
        }
        return jdbc.sql("""
                        select 'clips' as kind, id from jobs where id = :id
                        union all select 'clips', id from jobs where order_id = :id
                        union all select 'orders', id from orders where id = :id
                        union all select 'payments', id from payments where id = :id
                        limit :most
                        """)
                .param("id", UUID.fromString(text))
                .param("most", MOST)
                .query((row, _) -> found(row))
                .list();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(row.getString("kind"), row.getObject("id", UUID.class));
    }
}
