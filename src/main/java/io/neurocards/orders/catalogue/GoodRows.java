package io.neurocards.orders.catalogue;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import io.neurocards.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the operator's goods and of their prices. */
@Component
record GoodRows(JdbcClient jdbc) {

    private static final String SELECT = """
            select g.id, g.sku, g.kind, g.title_ru, g.title_en, g.on_sale, g.position,
                array(select p.currency || ' ' || p.minor from goods_prices p where p.good_id = g.id order by p.currency) as prices
            from goods g
            """;

    /** A good with its key. */
    record Stored(UUID key, OwnGood own) {}

    /** Returns all of them in their order, also those that are off sale. */
    List<OwnGood> all() {
        return jdbc.sql(SELECT + "order by g.position, g.sku")
                .query((row, _) -> stored(row).own())
                .list();
    }

    Optional<OwnGood> find(String sku) {
        return jdbc.sql(SELECT + "where g.sku = :sku")
                .param("sku", sku)
                .query((row, _) -> stored(row).own())
                .optional();
    }

    List<Good> forSale(List<String> skus) {
        return jdbc.sql(SELECT + "where g.on_sale and g.sku = any (:skus)")
                .param("skus", skus.toArray(String[]::new))
                .query((row, _) -> stored(row).own().good())
                .list();
    }

    Optional<Stored> lock(String sku) {
        return jdbc.sql(SELECT + "where g.sku = :sku for update of g")
                .param("sku", sku)
                .query((row, _) -> stored(row))
                .optional();
    }

    /** Puts a good on sale; returns whether there was none with that SKU. */
    boolean insert(NewGood good, Instant now) {
        var id = UuidV7.at(now);
        var inserted = jdbc.sql("""
                        insert into goods (id, sku, title_ru, title_en, kind, on_sale, position, created_at)
                        values (:id, :sku, :ru, :en, :kind, true, :position, :now)
                        on conflict (sku) do nothing
                        """)
                .param("id", id)
                .param("sku", good.sku())
                .param("ru", good.title().ru())
                .param("en", good.title().en())
                .param("kind", good.kind().word())
                .param("position", good.position())
                .param("now", SqlTime.of(now))
                .update();
        if (inserted == 1) {
            insertPrices(id, good.prices(), now);
        }
        return inserted == 1;
    }

    void change(UUID id, NewGood good, Instant now) {
        jdbc.sql("update goods set title_ru = :ru, title_en = :en, kind = :kind, position = :position where id = :id")
                .param("ru", good.title().ru())
                .param("en", good.title().en())
                .param("kind", good.kind().word())
                .param("position", good.position())
                .param("id", id)
                .update();
        jdbc.sql("delete from goods_prices where good_id = :id").param("id", id).update();
        insertPrices(id, good.prices(), now);
    }

    void switchSale(UUID id, boolean onSale) {
        jdbc.sql("update goods set on_sale = :onSale where id = :id")
                .param("onSale", onSale)
                .param("id", id)
                .update();
    }

    private void insertPrices(UUID good, List<Money> prices, Instant now) {
        prices.forEach(price -> jdbc.sql("""
                        insert into goods_prices (id, good_id, currency, minor) values (:id, :good, :currency, :minor)
                        """)
                .param("id", UuidV7.at(now))
                .param("good", good)
                .param("currency", price.currency())
                .param("minor", price.minor())
                .update());
    }

    private static Stored stored(ResultSet row) throws SQLException {
        var prices = Arrays.stream((String[]) row.getArray("prices").getArray())
                .map(price -> price.split(" ", 2))
                .map(price -> new Money(price[0], Long.parseLong(price[1])))
                .toList();
        var good = new Good(
                row.getString("sku"),
                Good.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                new Good.Title(row.getString("title_ru"), row.getString("title_en")),
                Credits.ZERO,
                prices,
                row.getBoolean("on_sale"));
        return new Stored(row.getObject("id", UUID.class), new OwnGood(good, row.getInt("position")));
    }
}
