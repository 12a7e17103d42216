package io.neurocards.payments.codes;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.payments.codes.PromoCode.Limits;
import io.neurocards.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of promo codes. */
@Component
record PromoRows(JdbcClient jdbc) {

    private static final String SELECT = """
            select c.id, c.code, c.kind, c.percent, c.credits, c.most_uses, c.most_each, c.starts_at, c.ends_at, c.plans, c.active,
                c.note, c.made_at
            from promo_codes c
            """;

    /** What stands in a code's row about a currency. */
    private record Price(
            String currency, @Nullable Long off, @Nullable Long least) {}

    Optional<PromoCode> find(String code) {
        return jdbc.sql(SELECT + "where c.code = :code")
                .param("code", code)
                .query((row, _) -> code(row))
                .optional();
    }

    Optional<PromoCode> find(UUID id) {
        return jdbc.sql(SELECT + "where c.id = :id")
                .param("id", id)
                .query((row, _) -> code(row))
                .optional();
    }

    /** Makes everything that is done with this code happen one after another until the transaction ends. */
    Optional<PromoCode> lock(String code) {
        Decisions.requireOpen();
        return jdbc.sql(SELECT + "where c.code = :code for update of c")
                .param("code", code)
                .query((row, _) -> code(row))
                .optional();
    }

    List<PromoCode> newest(int limit) {
        return jdbc.sql(SELECT + "order by c.made_at desc, c.id desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> code(row))
                .list();
    }

    /** Writes a code; returns whether there was none of that spelling. */
    boolean insert(PromoCode code) {
        var limits = code.limits();
        var isNew = jdbc.sql("""
                        insert into promo_codes (id, code, kind, percent, credits, most_uses, most_each, starts_at, ends_at, plans,
                            active, note, made_at)
                        values (:id, :code, :kind, :percent, :credits, :mostUses, :mostEach, :startsAt, :endsAt, :plans, :active,
                            :note, :madeAt)
                        on conflict (code) do nothing
                        """)
                        .param("id", code.id())
                        .param("code", code.code())
                        .param("kind", code.benefit().kind())
                        .param(
                                "percent",
                                code.benefit() instanceof Benefit.Percent(var percent) ? percent : null,
                                Types.INTEGER)
                        .param(
                                "credits",
                                code.benefit() instanceof Benefit.Bonus(var credits) ? credits : null,
                                Types.BIGINT)
                        .param("mostUses", limits.mostUses(), Types.INTEGER)
                        .param("mostEach", limits.mostEach())
                        .param("startsAt", SqlTime.ofNullable(limits.startsAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("endsAt", SqlTime.ofNullable(limits.endsAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("plans", String.join(" ", limits.plans()))
                        .param("active", code.active())
                        .param("note", code.note())
                        .param("madeAt", SqlTime.of(code.madeAt()))
                        .update()
                == 1;
        if (isNew) {
            insertPrices(code);
        }
        return isNew;
    }

    private void insertPrices(PromoCode code) {
        var off = code.benefit() instanceof Benefit.Amount(var amounts) ? amounts : Map.<String, Long>of();
        var currencies = new TreeSet<>(off.keySet());
        currencies.addAll(code.limits().least().keySet());
        for (var currency : currencies) {
            jdbc.sql("""
                            insert into promo_prices (id, code_id, currency, amount_off, least)
                            values (:id, :code, :currency, :off, :least)
                            """)
                    .param("id", UuidV7.at(code.madeAt()))
                    .param("code", code.id())
                    .param("currency", currency)
                    .param("off", off.get(currency), Types.BIGINT)
                    .param("least", code.limits().least().get(currency), Types.BIGINT)
                    .update();
        }
    }

    void change(PromoCode code) {
        jdbc.sql("update promo_codes set active = :active, ends_at = :endsAt, most_uses = :mostUses where id = :id")
                .param("active", code.active())
                .param("endsAt", SqlTime.ofNullable(code.limits().endsAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("mostUses", code.limits().mostUses(), Types.INTEGER)
                .param("id", code.id())
                .update();
    }

    private PromoCode code(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var prices = prices(id);
        var off = new HashMap<String, Long>();
        var least = new HashMap<String, Long>();
        for (var price : prices) {
            if (price.off() != null) {
                off.put(price.currency(), price.off());
            }
            if (price.least() != null) {
                least.put(price.currency(), price.least());
            }
        }
        var plans = row.getString("plans");
        return new PromoCode(
                id,
                row.getString("code"),
                benefit(row, off),
                new Limits(
                        row.getObject("most_uses", Integer.class),
                        row.getInt("most_each"),
                        instant(row, "starts_at"),
                        instant(row, "ends_at"),
                        least,
                        plans.isEmpty() ? List.of() : Arrays.asList(plans.split(" "))),
                row.getBoolean("active"),
                row.getString("note"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }

    private static Benefit benefit(ResultSet row, Map<String, Long> off) throws SQLException {
        return switch (row.getString("kind")) {
            case "percent" -> new Benefit.Percent(row.getInt("percent"));
            case "amount" -> new Benefit.Amount(off);
            default -> new Benefit.Bonus(row.getLong("credits"));
        };
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private List<Price> prices(UUID code) {
        return jdbc.sql("select currency, amount_off, least from promo_prices where code_id = :code")
                .param("code", code)
                .query((row, _) -> new Price(
                        row.getString("currency"),
                        row.getObject("amount_off", Long.class),
                        row.getObject("least", Long.class)))
                .list();
    }
}
