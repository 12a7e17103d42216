package io.neurocards.web.desk.sales;

import io.neurocards.operations.lists.Column;
import io.neurocards.operations.lists.Filter;
import io.neurocards.operations.lists.Listing;
import io.neurocards.shared.Platform;
import java.util.List;
import java.util.stream.Stream;

/** The tables of what is sold. Columns of verbs lead to where it is done. */
final class SalesLists {

    private static final Filter ON_SALE =
            Filter.choice("sale", "x.on_sale = (:sale = 'on_sale')", List.of("on_sale", "off_sale"));
    private static final List<String> PLATFORMS =
            Stream.of(Platform.values()).map(Platform::word).toList();
    private static final String SALE = "case when x.on_sale then 'on_sale' else 'off_sale' end";

    private static final Listing PLANS = new Listing(
            "plans",
            "pricing_plans x",
            List.of(
                    Column.text("sku", "x.code").sorted(),
                    Column.number("credits", "x.credits").sorted(),
                    Column.money("price", "x.price_kopecks", "'RUB'").sorted(),
                    Column.number("stars", "x.stars"),
                    Column.text(
                            "other_prices",
                            "(select string_agg(p.minor || ' ' || p.currency, ', ' order by p.currency) from plan_prices p where p.plan_id = x.id)"),
                    Column.number("position", "x.position"),
                    Column.word("sale", SALE),
                    Column.word("do", "'change'").to("/desk/plans/", "x.code || '/change'"),
                    Column.word("do_sale", "case when x.on_sale then 'withdraw' else 'sell' end")
                            .to("/desk/plans/", "x.code || '/sale'"),
                    Column.word("do_copy", "'copy'").to("/desk/plans/", "x.code || '/copy'")),
            List.of(Filter.text("sku", "position(lower(:sku) in x.code) > 0"), ON_SALE),
            "x.position, x.code");

    private static final Listing GOODS = new Listing(
            "goods",
            "goods x",
            List.of(
                    Column.text("sku", "x.sku").sorted(),
                    Column.word("kind", "x.kind").sorted(),
                    Column.text("title_ru", "x.title_ru").sorted(),
                    Column.text("title_en", "x.title_en").sorted(),
                    Column.text(
                            "other_prices",
                            "(select string_agg(p.minor || ' ' || p.currency, ', ' order by p.currency) from goods_prices p where p.good_id = x.id)"),
                    Column.word("sale", SALE),
                    Column.word("do", "'change'").to("/desk/goods/", "x.sku || '/change'"),
                    Column.word("do_sale", "case when x.on_sale then 'withdraw' else 'sell' end")
                            .to("/desk/goods/", "x.sku || '/sale'")),
            List.of(
                    Filter.text("sku", "position(lower(:sku) in x.sku) > 0"),
                    Filter.choice("kind", "x.kind = :kind", List.of("article", "service")),
                    ON_SALE),
            "x.position, x.sku");

    private static final Listing PROMO = new Listing(
            "promo-codes",
            "promo_codes x",
            List.of(
                    Column.text("code", "x.code"),
                    Column.word("kind", "x.kind"),
                    Column.number("percent", "x.percent"),
                    Column.number("credits", "x.credits"),
                    Column.number(
                            "used",
                            "(select count(*) from promo_uses u join payments p on p.id = u.id where u.code_id = x.id and p.status <> 'failed')"),
                    Column.number("most_uses", "x.most_uses"),
                    Column.moment("ends_at", "x.ends_at").sorted(),
                    Column.text("note", "x.note"),
                    Column.moment("created_at", "x.made_at").sorted(),
                    Column.word("state", "case when x.active then 'active' else 'off' end"),
                    Column.word("do", "case when x.active then 'switch_off' else 'switch_on' end")
                            .to("/desk/promo-codes/", "x.code || '/switch'")),
            List.of(
                    Filter.text("code", "position(upper(:code) in x.code) > 0"),
                    Filter.choice("state", "x.active = (:state = 'active')", List.of("active", "off"))),
            "x.made_at desc, x.id desc");

    private static final Listing GIFTS = new Listing(
            "gift-codes",
            "gift_codes x",
            List.of(
                    Column.text("code", "x.prefix || '…'"),
                    Column.number("credits", "x.credits"),
                    Column.word("status", "x.status"),
                    Column.word("made_by", "case when x.person_id is null then 'house' else 'customer' end"),
                    Column.text("note", "x.note"),
                    Column.moment("created_at", "x.made_at").sortedBy("x.made_at"),
                    Column.moment("ends_at", "x.ends_at"),
                    Column.moment("ended_at", "x.ended_at")),
            List.of(Filter.choice(
                    "status", "x.status = :status", List.of("open", "redeemed", "called_back", "expired"))),
            "x.made_at desc, x.id desc");

    private static final Listing RULES = new Listing(
            "loyalty-rules",
            "loyalty_rules x",
            List.of(
                    Column.text("name", "x.name").sorted(),
                    Column.number("rate", "x.rate").sorted(),
                    Column.word("platform", "x.platform").sorted(),
                    Column.text("sku", "x.sku").sorted(),
                    Column.number("priority", "x.priority").sorted(),
                    Column.moment("valid_from", "x.valid_from").sorted(),
                    Column.moment("ends_at", "x.valid_until").sorted(),
                    Column.moment("ended_at", "x.retired_at").sorted(),
                    Column.word("do", "case when x.retired_at is null then 'end' end")
                            .to("/desk/loyalty-rules/", "case when x.retired_at is null then x.id || '/end' end")),
            List.of(
                    Filter.text("name", "position(lower(:name) in lower(x.name)) > 0"),
                    Filter.text("sku", "x.sku = lower(:sku)"),
                    Filter.choice("platform", "x.platform = :platform", PLATFORMS),
                    Filter.choice("state", "(x.retired_at is null) = (:state = 'active')", List.of("active", "ended"))),
            "x.retired_at nulls first, x.priority, x.id");

    private static final Listing BROADCASTS = new Listing(
            "broadcasts",
            "broadcasts x",
            List.of(
                    Column.moment("created_at", "x.created_at").sorted(),
                    Column.word("state", "x.state"),
                    Column.text("author", "coalesce(x.written_by, 'telegram:' || x.author)"),
                    Column.text("text", "left(x.body, 200)"),
                    Column.number(
                            "recipients", "(select count(*) from broadcast_recipients r where r.broadcast_id = x.id)"),
                    Column.text(
                            "figures",
                            "(select string_agg(s.state || ' ' || s.n, ', ' order by s.state) from (select r.state, count(*) as n from broadcast_recipients r where r.broadcast_id = x.id group by r.state) s)"),
                    Column.moment("started_at", "x.started_at"),
                    Column.moment("ended_at", "x.finished_at"),
                    Column.word(
                                    "do",
                                    "case x.state when 'draft' then 'start' when 'sending' then 'pause' when 'paused' then 'resume' end")
                            .to(
                                    "/desk/broadcasts/",
                                    "x.id || case x.state when 'draft' then '/start' when 'sending' then '/pause' when 'paused' then '/resume' end"),
                    Column.word("do_stop", "case when x.finished_at is null then 'stop' end")
                            .to("/desk/broadcasts/", "case when x.finished_at is null then x.id || '/stop' end")),
            List.of(Filter.choice(
                    "state", "x.state = :state", List.of("draft", "sending", "paused", "cancelled", "done"))),
            "x.created_at desc, x.id desc");

    static final List<Listing> ALL = List.of(PLANS, GOODS, PROMO, GIFTS, RULES, BROADCASTS);

    private SalesLists() {}
}
