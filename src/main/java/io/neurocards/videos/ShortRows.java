package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.videos.Drafts.StoredPhoto;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

/** The rows of orders for which credits are missing. Whoever holds a wallet may take a row here, never the other way round. */
record ShortRows(JdbcClient jdbc, ObjectMapper json) {

    private static final String SELECT = """
            select id, person_id, platform, wish, photo, cutout, price, asked, state, why, order_id, charged, created_at, expires_at, ended_at
            from short_orders
            """;

    /** Keeps others of the person from being kept until the transaction ends. */
    void lockFor(PersonId person) {
        Decisions.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('short_orders:' || :person, 0))::text")
                .param("person", person.toString())
                .query(String.class)
                .list();
    }

    /** Keeps an order, or opens it again; one that was placed stays so. */
    void keep(ShortOrder order) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into short_orders (id, person_id, platform, wish, photo, cutout, price, state, created_at, expires_at)
                        values (:id, :person, :platform, :wish, :photo, :cutout, :price, 'waiting', :now, :until)
                        on conflict (id) do update
                            set person_id = excluded.person_id, wish = excluded.wish, photo = excluded.photo, cutout = excluded.cutout,
                                price = excluded.price, asked = null, state = 'waiting', why = null, ended_at = null,
                                created_at = excluded.created_at, expires_at = excluded.expires_at
                            where short_orders.state <> 'ordered'
                        """)
                .param("id", order.id())
                .param("person", order.person().value())
                .param("platform", order.platform().word())
                .param("wish", json.writeValueAsString(order.wish()))
                .param("photo", order.photo().photo())
                .param("cutout", order.photo().cutout(), Types.VARCHAR)
                .param("price", order.price())
                .param("now", SqlTime.of(order.createdAt()))
                .param("until", SqlTime.of(order.expiresAt()))
                .update();
    }

    Optional<ShortOrder> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, _) -> order(row))
                .optional();
    }

    /** Returns the person's newest, whatever became of it. */
    Optional<ShortOrder> newest(PersonId person) {
        return jdbc.sql(SELECT + "where person_id = :person order by created_at desc, id desc limit 1")
                .param("person", person.value())
                .query((row, _) -> order(row))
                .optional();
    }

    /** Returns the person's newest that is open. */
    Optional<ShortOrder> open(PersonId person) {
        return jdbc.sql(SELECT + """
                        where person_id = :person and state in ('waiting', 'asking') order by created_at desc, id desc limit 1
                        """)
                .param("person", person.value())
                .query((row, _) -> order(row))
                .optional();
    }

    /** Returns those that are open, from one on. */
    List<ShortOrder> open(UUID after, int most) {
        return jdbc.sql(SELECT + "where state in ('waiting', 'asking') and id > :after order by id limit :most")
                .param("after", after)
                .param("most", most)
                .query((row, _) -> order(row))
                .list();
    }

    /** Returns where the photos are that nobody may delete yet. */
    Set<String> photos() {
        var photos = new HashSet<String>();
        jdbc.sql("select photo, cutout from short_orders where state in ('waiting', 'asking')")
                .query(row -> {
                    photos.add(row.getString("photo"));
                    var cutout = row.getString("cutout");
                    if (cutout != null) {
                        photos.add(cutout);
                    }
                });
        return photos;
    }

    /** Notes that a person's open orders of a photo were placed. */
    void ordered(PersonId person, String photo, UUID order, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        update short_orders set state = 'ordered', asked = null, order_id = :order, ended_at = :now
                        where person_id = :person and photo = :photo and state in ('waiting', 'asking')
                        """)
                .param("person", person.value())
                .param("photo", photo)
                .param("order", order)
                .param("now", SqlTime.of(now))
                .update();
    }

    /** Notes what the order cost. Returns whether it is this order. */
    boolean charged(UUID id, UUID order, long cost) {
        return jdbc.sql("""
                                update short_orders set charged = :cost where id = :id and order_id = :order and price >= :cost
                                """)
                        .param("id", id)
                        .param("order", order)
                        .param("cost", cost)
                        .update()
                == 1;
    }

    /** Returns whether this call made the customer be asked about a price. */
    boolean ask(UUID id, long price) {
        return jdbc.sql("""
                                update short_orders set state = 'asking', asked = :price
                                where id = :id and state = 'waiting' and price < :price
                                """).param("id", id).param("price", price).update() == 1;
    }

    /** Takes the price that was asked about. Returns whether it was that one. */
    boolean accept(PersonId person, UUID id, long price) {
        return jdbc.sql("""
                                update short_orders set state = 'waiting', price = :price, asked = null
                                where id = :id and person_id = :person and state = 'asking' and asked = :price
                                """)
                        .param("id", id)
                        .param("person", person.value())
                        .param("price", price)
                        .update()
                == 1;
    }

    /** Returns whether this call ended it. */
    boolean end(UUID id, String why, Instant now) {
        return jdbc.sql("""
                                update short_orders set state = 'ended', why = :why, asked = null, ended_at = :now
                                where id = :id and state in ('waiting', 'asking')
                                """)
                        .param("id", id)
                        .param("why", why)
                        .param("now", SqlTime.of(now))
                        .update()
                == 1;
    }

    /** Ends every open one of a person but one. */
    void replace(PersonId person, UUID by, Instant now) {
        jdbc.sql("""
                        update short_orders set state = 'ended', why = 'replaced', asked = null, ended_at = :now
                        where person_id = :person and id <> :by and state in ('waiting', 'asking')
                        """)
                .param("person", person.value())
                .param("by", by)
                .param("now", SqlTime.of(now))
                .update();
    }

    void forget(Instant endedBefore) {
        jdbc.sql("delete from short_orders where ended_at < :before")
                .param("before", SqlTime.of(endedBefore))
                .update();
    }

    private ShortOrder order(ResultSet row) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new ShortOrder(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                Platform.valueOf(row.getString("platform").toUpperCase(Locale.ROOT)),
                json.readValue(row.getString("wish"), OrderWish.Kept.class),
                new StoredPhoto(row.getString("photo"), row.getString("cutout")),
                row.getLong("price"),
                row.getObject("asked", Long.class),
                ShortOrder.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("why"),
                row.getObject("order_id", UUID.class),
                row.getObject("charged", Long.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
