package io.neurocards.payments;

import io.neurocards.database.Decisions;
import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import io.neurocards.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is for sale: the one source of every price, read anew each time, so that a changed row counts at once. */
@Component
public final class Plans {

    private final JdbcClient jdbc;

    Plans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A plan with its key. */
    record Stored(UUID key, Plan plan) {}

    /** Returns the plans that may be bought, in the order in which they are shown. */
    public List<Plan> forSale() {
        return jdbc.sql("""
                        select id, code, credits, price_kopecks, stars from pricing_plans
                        where on_sale order by position, code
                        """).query((row, _) -> plan(row)).list();
    }

    /** Returns whether any plan has this id, also one that is off sale. */
    public boolean has(String code) {
        return jdbc.sql("select exists(select from pricing_plans where code = :code)")
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    /** Returns the plan of that id, when it may be bought. */
    public Optional<Plan> onSale(String code) {
        return find(code).map(Stored::plan);
    }

    /** Returns what a plan costs in a currency; nothing where it is not sold for that. */
    public Optional<Money> price(Plan plan, String currency) {
        return switch (currency) {
            case "RUB" -> Optional.of(new Money(currency, plan.priceKopecks()));
            case "XTR" -> Optional.of(new Money(currency, plan.stars()));
            default ->
                jdbc.sql("""
                                select r.minor from plan_prices r join pricing_plans p on p.id = r.plan_id
                                where p.code = :code and r.currency = :currency
                                """)
                        .param("code", plan.id())
                        .param("currency", currency)
                        .query(Long.class)
                        .optional()
                        .map(minor -> new Money(currency, minor));
        };
    }

    /**
     * A plan as operators see it, also one that is off sale.
     *
     * @param position where it stands among the plans, lowest first
     */
    public record Own(Plan plan, int position, boolean onSale) {}

    /** Returns one plan, also one that is off sale. */
    public Optional<Own> own(String code) {
        return jdbc.sql("""
                        select code, credits, price_kopecks, stars, position, on_sale from pricing_plans where code = :code
                        """)
                .param("code", code)
                .query((row, _) -> new Own(plan(row), row.getInt("position"), row.getBoolean("on_sale")))
                .optional();
    }

    /** Writes a plan down, a new one or another price of one that there is, in the caller's transaction. */
    public void keepWithin(Own own, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into pricing_plans (id, code, credits, price_kopecks, stars, position, on_sale)
                        values (:id, :code, :credits, :kopecks, :stars, :position, :onSale)
                        on conflict on constraint pricing_plans_code_once do update
                            set credits = :credits, price_kopecks = :kopecks, stars = :stars, position = :position, on_sale = :onSale
                        """)
                .param("id", UuidV7.at(now))
                .param("code", own.plan().id())
                .param("credits", own.plan().credits().amount())
                .param("kopecks", own.plan().priceKopecks())
                .param("stars", own.plan().stars())
                .param("position", own.position())
                .param("onSale", own.onSale())
                .update();
    }

    Optional<Stored> find(String code) {
        return jdbc.sql("""
                        select id, code, credits, price_kopecks, stars from pricing_plans
                        where on_sale and code = :code
                        """)
                .param("code", code)
                .query((row, _) -> new Stored(row.getObject("id", UUID.class), plan(row)))
                .optional();
    }

    private static Plan plan(ResultSet row) throws SQLException {
        return new Plan(
                row.getString("code"),
                Credits.of(row.getLong("credits")),
                row.getLong("price_kopecks"),
                row.getInt("stars"));
    }
}
