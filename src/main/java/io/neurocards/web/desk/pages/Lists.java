package io.neurocards.web.desk.pages;

import io.neurocards.operations.lists.Column;
import io.neurocards.operations.lists.Filter;
import io.neurocards.operations.lists.Listing;
import java.util.List;

/** The tables of daily work. */
final class Lists {

    private static final String CUSTOMER = "/desk/customers/";
    private static final String CLIP = "/desk/clips/";
    private static final String ORDER = "/desk/orders/";
    private static final String PAYMENT = "/desk/payments/";

    static final Listing CUSTOMERS = new Listing(
            "customers",
            """
            (select * from persons where joined_into is null) p
            left join identities t on t.person_id = p.id and t.platform = 'telegram'
            left join identities w on w.person_id = p.id and w.platform = 'website'
            left join telegram_chats c on c.chat_id = t.external_id::bigint
            left join ledger_wallets l on l.id = p.id
            left join bans b on b.person_id = p.id and b.lifted_at is null""",
            List.of(
                    Column.text(
                                    "customer",
                                    "coalesce('@' || coalesce(c.username, t.handle), w.external_id, p.first_name, c.first_name, p.id::text)")
                            .to(CUSTOMER, "p.id"),
                    Column.text("first_name", "coalesce(p.first_name, c.first_name)"),
                    Column.text("email", "w.external_id"),
                    Column.text("telegram", "t.external_id"),
                    Column.number("available", "coalesce(l.available, 0)"),
                    Column.number("held", "coalesce(l.held, 0)"),
                    Column.word(
                            "standing",
                            "case when p.erased_at is not null then 'erased' when b.id is not null then 'banned' end"),
                    Column.moment("created_at", "p.created_at").sortedBy("p.id"),
                    Column.moment("last_active_at", "c.last_active_at")),
            List.of(
                    Filter.text("email", "w.external_id = lower(:email)"),
                    Filter.text("username", "lower(coalesce(c.username, t.handle)) = lower(ltrim(:username, '@'))"),
                    Filter.text(
                            "first_name",
                            "position(lower(:first_name) in lower(coalesce(p.first_name, c.first_name))) > 0"),
                    Filter.choice(
                            "standing",
                            "case :standing when 'banned' then b.id is not null else p.erased_at is not null end",
                            List.of("banned", "erased")),
                    Filter.day("from", "p.created_at >= :from::date"),
                    Filter.day("to", "p.created_at < :to::date + 1")),
            "p.id desc");

    static final Listing CLIPS = new Listing(
            "clips",
            "jobs j join video_orders o on o.id = j.order_id",
            List.of(
                    Column.text("clip", "left(j.id::text, 13) || '…'").to(CLIP, "j.id"),
                    Column.word("stage", "j.stage"),
                    Column.text("template", "o.template"),
                    Column.text("model", "coalesce(j.model, o.model)"),
                    Column.number("tries", "j.attempts"),
                    Column.number("cost", "j.cost"),
                    Column.text("worker", "j.worker"),
                    Column.text("error", "j.error"),
                    Column.text("customer", "left(j.person_id::text, 13) || '…'")
                            .to(CUSTOMER, "j.person_id"),
                    Column.moment("created_at", "j.created_at").sortedBy("j.id"),
                    Column.moment("finished_at", "j.finished_at")),
            List.of(
                    Filter.choice(
                            "stage",
                            "j.stage = :stage",
                            List.of(
                                    "queued",
                                    "prompting",
                                    "submitting",
                                    "generating",
                                    "fetching",
                                    "checking",
                                    "delivering",
                                    "completed",
                                    "failed",
                                    "cancelled")),
                    Filter.id("person", "j.person_id = :person::uuid"),
                    Filter.id("order", "j.order_id = :order::uuid"),
                    Filter.text("model", "coalesce(j.model, o.model) = :model"),
                    Filter.text("error", "j.error = :error"),
                    Filter.day("from", "j.created_at >= :from::date"),
                    Filter.day("to", "j.created_at < :to::date + 1")),
            "j.id desc");

    static final Listing ORDERS = new Listing(
            "orders",
            "orders o",
            List.of(
                    Column.text("order", "left(o.id::text, 13) || '…'").to(ORDER, "o.id"),
                    Column.word("status", "o.status"),
                    Column.word("platform", "o.platform"),
                    Column.money("total", "o.total", "o.currency"),
                    Column.money("money_back", "o.money_back", "o.currency"),
                    Column.text("payment_method", "o.payment_method"),
                    Column.text("customer", "left(o.person_id::text, 13) || '…'")
                            .to(CUSTOMER, "o.person_id"),
                    Column.moment("created_at", "o.created_at").sortedBy("o.created_at"),
                    Column.moment("paid_at", "o.paid_at")),
            List.of(
                    Filter.choice(
                            "status",
                            "o.status = :status",
                            List.of("created", "awaiting_payment", "paid", "fulfilled", "cancelled", "refunded")),
                    Filter.choice(
                            "platform",
                            "o.platform = :platform",
                            List.of(
                                    "telegram",
                                    "website",
                                    "mobile_ios",
                                    "mobile_android",
                                    "desktop_windows",
                                    "desktop_mac",
                                    "desktop_linux",
                                    "api_partner")),
                    Filter.id("person", "o.person_id = :person::uuid"),
                    Filter.day("from", "o.created_at >= :from::date"),
                    Filter.day("to", "o.created_at < :to::date + 1")),
            "o.id desc");

    static final Listing PAYMENTS = new Listing(
            "payments",
            "payments p",
            List.of(
                    Column.text("payment", "left(p.id::text, 13) || '…'").to(PAYMENT, "p.id"),
                    Column.word("status", "p.status"),
                    Column.word("gateway", "p.gateway"),
                    Column.money("amount", "p.amount", "p.currency"),
                    Column.number("credits", "p.credits"),
                    Column.text("why", "p.reason"),
                    Column.text("charge", "p.charge_id"),
                    Column.text("customer", "left(p.person_id::text, 13) || '…'")
                            .to(CUSTOMER, "p.person_id"),
                    Column.moment("created_at", "p.created_at").sortedBy("p.created_at"),
                    Column.moment("completed_at", "p.completed_at")),
            List.of(
                    Filter.choice(
                            "status",
                            "p.status = :status",
                            List.of("pending", "completed", "failed", "refunded", "aside")),
                    Filter.text("gateway", "p.gateway = :gateway"),
                    Filter.text("charge", "p.charge_id = :charge"),
                    Filter.id("person", "p.person_id = :person::uuid"),
                    Filter.day("from", "p.created_at >= :from::date"),
                    Filter.day("to", "p.created_at < :to::date + 1")),
            "p.id desc");

    static final Listing REFUNDS = new Listing(
            "refunds",
            "payment_refunds r join payments p on p.id = r.payment_id",
            List.of(
                    Column.moment("requested_at", "r.requested_at").sortedBy("r.requested_at"),
                    Column.word("status", "r.status"),
                    Column.money("amount", "r.amount", "p.currency"),
                    Column.text("payment", "left(p.id::text, 13) || '…'").to(PAYMENT, "p.id"),
                    Column.text("actor", "r.requested_by"),
                    Column.text("reason", "r.reason"),
                    Column.text("refusal", "r.refusal"),
                    Column.number("credits_taken", "r.credits_taken"),
                    Column.number("shortfall", "r.shortfall")),
            List.of(
                    Filter.choice("status", "r.status = :status", List.of("requested", "done", "refused")),
                    Filter.id("payment", "r.payment_id = :payment::uuid"),
                    Filter.day("from", "r.requested_at >= :from::date"),
                    Filter.day("to", "r.requested_at < :to::date + 1")),
            "r.requested_at desc, r.id desc");

    static final Listing DIFFERENCES = new Listing(
            "differences",
            "payment_differences d",
            List.of(
                    Column.moment("found_at", "d.found_at").sorted(),
                    Column.moment("seen_at", "d.seen_at"),
                    Column.word("gateway", "d.gateway"),
                    Column.word("difference", "d.kind"),
                    Column.text("reference", "d.reference"),
                    Column.text("payment", "left(d.payment_id::text, 13) || '…'")
                            .to(PAYMENT, "d.payment_id")),
            List.of(
                    Filter.text("gateway", "d.gateway = :gateway"),
                    Filter.text("reference", "d.reference = :reference")),
            "d.found_at desc, d.id");

    static final Listing IDENTITIES = new Listing(
            "identities",
            "identities i",
            List.of(
                    Column.word("platform", "i.platform"),
                    Column.text("known_as", "i.external_id"),
                    Column.text("handle", "i.handle"),
                    Column.moment("verified_at", "i.verified_at"),
                    Column.moment("created_at", "i.created_at")),
            List.of(Filter.id("person", "i.person_id = :person::uuid")),
            "i.created_at, i.id");

    static final Listing LINES = new Listing(
            "lines",
            "order_lines l join orders o on o.id = l.order_id",
            List.of(
                    Column.text("sku", "l.sku"),
                    Column.text("title", "l.title_en"),
                    Column.number("quantity", "l.quantity"),
                    Column.money("price", "l.price", "o.currency"),
                    Column.money("amount", "l.amount", "o.currency"),
                    Column.number("credits", "l.credits")),
            List.of(Filter.id("order", "l.order_id = :order::uuid")),
            "l.position");

    /** What gateways tell of it stands in their own words; which day they want an answer by, only some of them say. */
    static final Listing DISPUTES = new Listing(
            "disputes",
            """
            (select n.*, case when n.gateway = 'stripe' then convert_from(n.body, 'UTF8')::json #> '{data,object}' end as told
             from payment_notices n where n.kind = 'dispute') n
            left join payments p on p.gateway = n.gateway and p.charge_id = n.reference""",
            List.of(
                    Column.moment("received_at", "n.received_at").sorted(),
                    Column.word("gateway", "n.gateway"),
                    Column.text("reference", "n.reference"),
                    Column.word("dispute", "n.reason"),
                    Column.money(
                            "amount",
                            "case when n.told ->> 'amount' ~ '^[0-9]{1,15}$' then (n.told ->> 'amount')::bigint end",
                            "upper(n.told ->> 'currency')"),
                    Column.moment(
                            "answer_by",
                            "case when n.told #>> '{evidence_details,due_by}' ~ '^[0-9]{1,11}$' then to_timestamp((n.told #>> '{evidence_details,due_by}')::bigint) end"),
                    Column.text("payment", "left(p.id::text, 13) || '…'").to(PAYMENT, "p.id"),
                    Column.moment("settled_at", "n.settled_at")),
            List.of(
                    Filter.text("reference", "n.reference = :reference"),
                    Filter.day("from", "n.received_at >= :from::date"),
                    Filter.day("to", "n.received_at < :to::date + 1")),
            "n.received_at desc, n.id");

    private Lists() {}
}
