package io.neurocards.web.desk.pages;

import io.neurocards.operations.lists.Column;
import io.neurocards.operations.lists.Filter;
import io.neurocards.operations.lists.Listing;
import java.util.List;

/** The tables of the house itself. */
final class HouseLists {

    static final Listing AUDIT = new Listing(
            "audit",
            "audit_log a",
            List.of(
                    Column.moment("done_at", "a.done_at").sortedBy("a.done_at"),
                    Column.text("actor", "a.actor"),
                    Column.word("action", "a.action"),
                    Column.text("subject", "a.subject"),
                    Column.text("reason", "a.reason"),
                    Column.text("facts", "a.facts::text"),
                    Column.text("address", "a.address")),
            List.of(
                    Filter.text("actor", "position(lower(:actor) in lower(a.actor)) > 0"),
                    Filter.text("action", "position(lower(:action) in a.action) > 0"),
                    Filter.text("subject", "a.subject = :subject or right(a.subject, 36) = :subject"),
                    Filter.day("from", "a.done_at >= :from::date"),
                    Filter.day("to", "a.done_at < :to::date + 1")),
            "a.done_at desc, a.id desc");

    static final Listing ASIDE = new Listing(
            "aside",
            "(select * from telegram_updates where set_aside_at is not null and handled_at is null) u",
            List.of(
                    Column.moment("set_aside_at", "u.set_aside_at").sorted(),
                    Column.text("chat", "u.chat_id::text"),
                    Column.text("error", "u.error"),
                    Column.moment("received_at", "u.received_at"),
                    Column.word("requeue", "'requeue'").to("/desk/aside/", "u.id || '/requeue'"),
                    Column.word("discard", "'discard'").to("/desk/aside/", "u.id || '/discard'")),
            List.of(
                    Filter.text("chat", "u.chat_id::text = :chat"),
                    Filter.text("error", "position(:error in u.error) > 0")),
            "u.set_aside_at, u.id");

    /** The last comparisons of both databases, table by table: what differs, before what does not. */
    static final Listing COMPARISONS = new Listing(
            "comparisons",
            """
            (select c.id, c.started_at, c.ended_at - c.started_at as took, c.reason, c.outcome, c.behind, c.note,
                t ->> 'table' as name, (t ->> 'equal')::boolean as is_equal,
                case when (t ->> 'equal')::boolean then case when (t ->> 'late')::boolean then 'on_its_way' else 'equal' end
                    when t is not null then 'different' end as state,
                (t ->> 'decider_rows')::bigint as decider_rows, (t ->> 'copy_rows')::bigint as copy_rows,
                (t ->> 'expected_rows')::bigint as expected_rows, t ->> 'expected_checksum' as expected_checksum,
                t ->> 'copy_checksum' as copy_checksum,
                (select string_agg(r ->> 'id' || ' ' || (r ->> 'is'), ', ') from jsonb_array_elements(t -> 'differing') r) as rows
            from database_comparisons c left join lateral jsonb_array_elements(c.tables) t on true
            where c.outcome <> 'waiting') c""",
            List.of(
                    Column.moment("compared_at", "c.started_at").sorted(),
                    Column.word("compared_why", "c.reason"),
                    Column.word("comparison", "c.outcome"),
                    Column.text("table", "c.name").sorted(),
                    Column.word("table_is", "c.state").sorted(),
                    Column.number("decider_rows", "c.decider_rows").sorted(),
                    Column.number("copy_rows", "c.copy_rows").sorted(),
                    Column.number("expected_rows", "c.expected_rows"),
                    Column.text("expected_checksum", "c.expected_checksum"),
                    Column.text("copy_checksum", "c.copy_checksum"),
                    Column.text("differing_rows", "c.rows"),
                    Column.number("behind", "c.behind").sorted(),
                    Column.number("took_ms", "(extract(epoch from c.took) * 1000)::bigint")
                            .sorted(),
                    Column.text("broken_off", "c.note")),
            List.of(
                    Filter.choice("table_is", "c.state = :table_is", List.of("equal", "on_its_way", "different")),
                    Filter.text("table", "c.name = :table"),
                    Filter.day("from", "c.started_at >= :from::date"),
                    Filter.day("to", "c.started_at < :to::date + 1")),
            "c.started_at desc, c.id, c.is_equal nulls first, c.name");

    private HouseLists() {}
}
