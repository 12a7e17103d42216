package io.neurocards.web.desk.sales;

import io.neurocards.operations.lists.Column;
import io.neurocards.operations.lists.Filter;
import io.neurocards.operations.lists.Listing;
import java.util.List;

/** The tables of partners, of programs that call, and of ways out. Keys, tokens and secrets are not among what they read. */
final class PartnerLists {

    private static final Filter PARTNER = Filter.id("partner", "x.partner_id = :partner::uuid");

    private static final List<String> WORLDS = List.of("live", "test");

    private static final String WORLD = "case when x.test then 'test' else 'live' end";

    private static final String GOOD_KEY = "x.revoked_at is null and (x.expires_at is null or x.expires_at > now())";

    private static final Listing PARTNERS = new Listing(
            "partners",
            "partners x left join ledger_wallets w on w.id = x.person_id",
            List.of(
                    Column.text("name", "x.name").to("/desk/partner-keys?partner=", "x.id"),
                    Column.text("email", "x.contact_email"),
                    Column.word("state", "x.state"),
                    Column.number("available", "coalesce(w.available, 0)").sorted(),
                    Column.number("held", "coalesce(w.held, 0)"),
                    Column.number("spend_cap", "x.spend_cap"),
                    Column.number("concurrency_cap", "x.concurrency_cap"),
                    Column.moment("created_at", "x.created_at").sorted(),
                    Column.word("do", "'add_credits'").to("/desk/partners/", "x.id || '/credits'"),
                    Column.word("do_key", "'new_key'").to("/desk/partners/", "x.id || '/key'"),
                    Column.word("do_state", "case x.state when 'active' then 'suspend' else 'activate' end")
                            .to("/desk/partners/", "x.id || '/state'")),
            List.of(
                    Filter.text("name", "position(lower(:name) in lower(x.name)) > 0"),
                    Filter.choice("state", "x.state = :state", List.of("active", "suspended"))),
            "x.created_at desc, x.id desc");

    private static final Listing KEYS = new Listing(
            "partner-keys",
            "partner_keys x join partners p on p.id = x.partner_id",
            List.of(
                    Column.text("partner", "p.name"),
                    Column.text("name", "x.name").sorted(),
                    Column.word("world", WORLD).sorted(),
                    Column.text("scopes", "x.scopes"),
                    Column.number("per_minute", "x.per_minute"),
                    Column.number("per_day", "x.per_day"),
                    Column.moment("last_used_at", "x.last_used_at").sorted(),
                    Column.moment("ends_at", "x.expires_at"),
                    Column.moment("ended_at", "x.revoked_at"),
                    Column.word("do", "case when x.revoked_at is null then 'revoke' end")
                            .to(
                                    "/desk/partner-keys/",
                                    "case when x.revoked_at is null then x.partner_id || ':' || x.id || '/revoke' end"),
                    Column.word("do_rotate", "case when " + GOOD_KEY + " then 'rotate' end")
                            .to(
                                    "/desk/partner-keys/",
                                    "case when " + GOOD_KEY + " then x.partner_id || ':' || x.id || '/rotate' end")),
            List.of(
                    PARTNER,
                    Filter.text("name", "position(lower(:name) in lower(x.name)) > 0"),
                    Filter.choice("world", "x.test = (:world = 'test')", WORLDS),
                    Filter.choice("state", "(" + GOOD_KEY + ") = (:state = 'active')", List.of("active", "ended"))),
            "x.created_at desc, x.id desc");

    private static final Listing PAYMENTS = new Listing(
            "partner-payments",
            "partner_payments x join partners p on p.id = x.partner_id",
            List.of(
                    Column.moment("paid_at", "x.paid_at").sorted(),
                    Column.text("partner", "p.name"),
                    Column.number("credits", "x.credits"),
                    Column.money("amount", "x.amount", "x.currency")),
            List.of(
                    PARTNER,
                    Filter.day("from", "x.paid_at >= :from::date"),
                    Filter.day("to", "x.paid_at < :to::date + 1")),
            "x.paid_at desc, x.id desc");

    private static final Listing WEBHOOKS = new Listing(
            "webhooks",
            "partner_webhooks x join partners p on p.id = x.partner_id",
            List.of(
                    Column.text("partner", "p.name").sorted(),
                    Column.text("url", "x.url").sorted(),
                    Column.word("world", WORLD).sorted(),
                    Column.text("events", "x.events"),
                    Column.word("state", "case when x.enabled then 'active' else 'off' end")
                            .sorted(),
                    Column.moment("failing_since", "x.failing_since").sorted(),
                    Column.text("reason", "x.disabled_reason"),
                    Column.word("do", "'deliveries'").to("/desk/deliveries?webhook=", "x.id")),
            List.of(
                    PARTNER,
                    Filter.text("url", "position(lower(:url) in lower(x.url)) > 0"),
                    Filter.choice("world", "x.test = (:world = 'test')", WORLDS),
                    Filter.choice("state", "x.enabled = (:state = 'active')", List.of("active", "off"))),
            "x.created_at desc, x.id desc");

    private static final Listing DELIVERIES = new Listing(
            "deliveries",
            "partner_webhook_deliveries x join partner_webhooks w on w.id = x.webhook_id join partners p on p.id = w.partner_id",
            List.of(
                    Column.moment("happened_at", "x.happened_at").sortedBy("x.happened_at"),
                    Column.text("partner", "p.name"),
                    Column.text("type", "x.type"),
                    Column.word("status", "x.status"),
                    Column.number("tries", "x.attempts"),
                    Column.number("last_status", "x.last_status"),
                    Column.text("error", "x.last_error"),
                    Column.moment("next_at", "x.next_at")),
            List.of(
                    Filter.id("webhook", "x.webhook_id = :webhook::uuid"),
                    Filter.text("type", "x.type = lower(:type)"),
                    Filter.choice("status", "x.status = :status", List.of("pending", "delivered", "dead")),
                    Filter.day("from", "x.happened_at >= :from::date"),
                    Filter.day("to", "x.happened_at < :to::date + 1")),
            "x.happened_at desc, x.id desc");

    private static final Listing TOKENS = new Listing(
            "service-tokens",
            """
            (select 'service' as kind, id, name, scopes as opens, created_at, last_used_at, expires_at, revoked_at from service_tokens
             union all
             select 'administrator', id, name, role, created_at, last_used_at, expires_at, revoked_at from admin_tokens) x""",
            List.of(
                    Column.word("kind", "x.kind").sorted(),
                    Column.text("name", "x.name").sorted(),
                    Column.text("scopes", "x.opens"),
                    Column.moment("created_at", "x.created_at").sorted(),
                    Column.moment("last_used_at", "x.last_used_at").sorted(),
                    Column.moment("ends_at", "x.expires_at").sorted(),
                    Column.moment("ended_at", "x.revoked_at").sorted(),
                    Column.word("do", "case when x.revoked_at is null then 'revoke' end")
                            .to(
                                    "/desk/tokens/",
                                    "case when x.revoked_at is null then x.kind || ':' || x.id || '/revoke' end")),
            List.of(
                    Filter.choice("kind", "x.kind = :kind", List.of("service", "administrator")),
                    Filter.text("name", "position(lower(:name) in lower(x.name)) > 0"),
                    Filter.choice("state", "(" + GOOD_KEY + ") = (:state = 'active')", List.of("active", "ended"))),
            "x.created_at desc, x.id desc");

    private static final Listing PROXIES = new Listing(
            "proxies",
            "proxy_health x",
            List.of(
                    Column.text("address", "x.address").sorted(),
                    Column.number("failures", "x.failures").sorted(),
                    Column.moment("failed_at", "x.failed_at").sorted(),
                    Column.moment("until", "x.left_alone_until").sorted()),
            List.of(
                    Filter.text("address", "position(lower(:address) in lower(x.address)) > 0"),
                    Filter.choice(
                            "state",
                            "(x.left_alone_until > now()) = (:state = 'resting')",
                            List.of("resting", "tried"))),
            "x.left_alone_until desc, x.id");

    static final List<Listing> ALL = List.of(PARTNERS, KEYS, PAYMENTS, WEBHOOKS, DELIVERIES, TOKENS, PROXIES);

    private PartnerLists() {}
}
