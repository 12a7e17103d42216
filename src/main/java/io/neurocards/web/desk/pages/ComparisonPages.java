package io.neurocards.web.desk.pages;

import io.neurocards.operations.lists.Column;
import io.neurocards.operations.lists.Filter;
import io.neurocards.operations.lists.Listing;
import io.neurocards.web.desk.DeskTables;
import io.neurocards.web.desk.OfDesk;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The last comparisons of both databases, table by table: what differs, before what does not. */
@Controller
@OfDesk
class ComparisonPages {

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
                    Column.moment("compared_at", "c.started_at"),
                    Column.word("compared_why", "c.reason"),
                    Column.word("comparison", "c.outcome"),
                    Column.text("table", "c.name"),
                    Column.word("table_is", "c.state"),
                    Column.number("decider_rows", "c.decider_rows").sorted(),
                    Column.number("copy_rows", "c.copy_rows"),
                    Column.number("expected_rows", "c.expected_rows"),
                    Column.text("expected_checksum", "c.expected_checksum"),
                    Column.text("copy_checksum", "c.copy_checksum"),
                    Column.text("differing_rows", "c.rows"),
                    Column.number("behind", "c.behind"),
                    Column.number("took_ms", "(extract(epoch from c.took) * 1000)::bigint"),
                    Column.text("broken_off", "c.note")),
            List.of(
                    Filter.choice("table_is", "c.state = :table_is", List.of("equal", "on_its_way", "different")),
                    Filter.text("table", "c.name = :table"),
                    Filter.day("from", "c.started_at >= :from::date"),
                    Filter.day("to", "c.started_at < :to::date + 1")),
            "c.started_at desc, c.id, c.is_equal nulls first, c.name");

    private final DeskTables tables;

    ComparisonPages(DeskTables tables) {
        this.tables = tables;
    }

    @GetMapping("/desk/comparisons")
    String comparisons(HttpServletRequest request, Authentication caller, Model model, Locale locale) {
        return tables.page(COMPARISONS, request, caller, model, locale);
    }

    @GetMapping("/desk/comparisons.csv")
    void comparisons(HttpServletRequest request, HttpServletResponse response) throws IOException {
        tables.csv(COMPARISONS, request, response);
    }
}
