package io.neurocards.web.desk;

import io.neurocards.operations.lists.Asked;
import io.neurocards.operations.lists.Cell;
import io.neurocards.operations.lists.Column;
import io.neurocards.operations.lists.Listing;
import io.neurocards.operations.lists.Listings;
import io.neurocards.web.access.Operators;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.util.UriComponentsBuilder;

/** Shows a table as a page that filters, sorts and turns over, and gives it away as a file. */
@Component
public final class DeskTables {

    private static final String PAGE = "desk/list";
    private static final int LONGEST = 100;

    private final Listings listings;
    private final MessageSource messages;

    DeskTables(Listings listings, MessageSource messages) {
        this.listings = listings;
        this.messages = messages;
    }

    /** Puts what the request asks for into the model; returns the page that consists of it. */
    public String page(Listing listing, HttpServletRequest request, Authentication caller, Model model, Locale locale) {
        model.addAttribute("title", new DeskWords(messages, locale).text("list." + listing.name()));
        model.addAttribute("table", view(listing, request, caller, locale));
        model.addAttribute("note", messages.getMessage("desk.note." + listing.name(), null, null, locale));
        return PAGE;
    }

    private TableView view(Listing listing, HttpServletRequest request, Authentication caller, Locale locale) {
        var asked = asked(listing, request);
        var found = listings.page(listing, asked);
        var path = request.getRequestURI();
        var words = new DeskWords(messages, locale);
        var csv = Operators.may(caller, "GET", path + ".csv") ? link(path + ".csv", asked, asked.page()) : null;
        return new TableView(
                listing.name(),
                path,
                csv,
                listing.columns().stream()
                        .filter(column -> !isDeed(column))
                        .map(column -> head(column, path, asked, words))
                        .toList(),
                listing.columns().stream().anyMatch(DeskTables::isDeed),
                listing.filters(),
                asked.filters(),
                found.rows().stream().map(row -> row(row, words)).toList(),
                asked.page() > 1 ? link(path, asked, asked.page() - 1) : null,
                found.hasMore() ? link(path, asked, asked.page() + 1) : null);
    }

    /** Returns the first rows of a table for a page of something else: those that fit the filters, without a form to change them. */
    public Object within(Listing listing, Map<String, String> filters, Locale locale) {
        var words = new DeskWords(messages, locale);
        var found = listings.page(listing, new Asked(filters, "", false, 1));
        return new TableView(
                listing.name(),
                "",
                null,
                listing.columns().stream()
                        .filter(column -> !isDeed(column))
                        .map(column -> new TableView.Head(title(column, words), isNumber(column), null, "none"))
                        .toList(),
                false,
                List.of(),
                Map.of(),
                found.rows().stream().map(row -> row(row, words)).toList(),
                null,
                null);
    }

    /** Columns of verbs stand together at the end, where they stay in sight. */
    private static boolean isDeed(Column column) {
        return column.name().equals("do") || column.name().startsWith("do_");
    }

    private static TableView.Row row(List<Cell> cells, DeskWords words) {
        return new TableView.Row(
                cells.stream()
                        .filter(cell -> !isDeed(cell.column()))
                        .map(cell -> shown(cell, words))
                        .toList(),
                cells.stream()
                        .filter(cell -> isDeed(cell.column()) && cell.beside() != null)
                        .map(cell -> shown(cell, words))
                        .toList());
    }

    private static Asked asked(Listing listing, HttpServletRequest request) {
        var filters = new LinkedHashMap<String, String>();
        for (var filter : listing.filters()) {
            var value = request.getParameter(filter.name());
            if (value != null && !value.isBlank()) {
                filters.put(filter.name(), value.length() <= LONGEST ? value.strip() : value.substring(0, LONGEST));
            }
        }
        var sort = request.getParameter("sort");
        var page = request.getParameter("page");
        return new Asked(
                filters,
                sort == null ? "" : sort,
                "up".equals(request.getParameter("order")),
                page != null && page.matches("[1-9]\\d{0,2}") ? Math.min(Integer.parseInt(page), Asked.LAST_PAGE) : 1);
    }

    private static String link(String path, Asked asked, int page) {
        return link(path, asked, asked.sort(), asked.ascending(), page);
    }

    private static String link(String path, Asked asked, String sort, boolean ascending, int page) {
        var uri = UriComponentsBuilder.fromPath(path);
        var values = new ArrayList<String>();
        for (var filter : asked.filters().entrySet()) {
            uri.queryParam(filter.getKey(), "{v" + values.size() + "}");
            values.add(filter.getValue());
        }
        if (!sort.isEmpty()) {
            uri.queryParam("sort", "{sort}");
            values.add(sort);
            uri.queryParam("order", ascending ? "up" : "down");
        }
        if (page > 1) {
            uri.queryParam("page", page);
        }
        return uri.encode().buildAndExpand(values.toArray()).toUriString();
    }

    private static TableView.Head head(Column column, String path, Asked asked, DeskWords words) {
        var isSorted = column.sorts() && column.name().equals(asked.sort());
        var link = column.sorts() ? link(path, asked, column.name(), isSorted && !asked.ascending(), 1) : null;
        return new TableView.Head(
                title(column, words),
                isNumber(column),
                link,
                isSorted ? (asked.ascending() ? "ascending" : "descending") : "none");
    }

    private static String title(Column column, DeskWords words) {
        return words.text("column." + column.name());
    }

    private static boolean isNumber(Column column) {
        return column.kind() == Column.Kind.NUMBER || column.kind() == Column.Kind.MONEY;
    }

    private static TableView.Shown shown(Cell cell, DeskWords words) {
        var column = cell.column();
        var prefix = column.prefix();
        var isLink = prefix != null && cell.beside() != null;
        return new TableView.Shown(
                title(column, words),
                text(cell, words),
                isNumber(column),
                isLink ? prefix + cell.beside() : null,
                column.kind() == Column.Kind.WORD ? DeskWords.plain(cell.value()) : null,
                cell.value() instanceof Instant at ? at.toString() : null);
    }

    private static String text(Cell cell, DeskWords words) {
        return switch (cell.value()) {
            case null -> DeskWords.NOTHING;
            case Instant at -> words.moment(at);
            case Number number ->
                cell.column().kind() == Column.Kind.MONEY ? words.money(number, cell.beside()) : words.number(number);
            default ->
                cell.column().kind() == Column.Kind.WORD
                        ? words.word(cell.value().toString())
                        : cell.value().toString();
        };
    }

    /** Sends all that the request asks for as a file, at most 10,000 rows; what a spreadsheet would take for a formula it does not. */
    public void csv(Listing listing, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var rows = listings.all(listing, asked(listing, request));
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + listing.name() + ".csv\"");
        try (var out = response.getOutputStream()) {
            out.write(
                    line(listing.columns().stream().map(DeskTables::headOfFile).toList()));
            for (var row : rows) {
                out.write(
                        line(row.stream().flatMap(cell -> ofFile(cell).stream()).toList()));
            }
        }
    }

    private static String headOfFile(Column column) {
        if (column.kind() == Column.Kind.MONEY) {
            return column.name() + "_minor,currency";
        }
        return column.prefix() == null ? column.name() : column.name() + "," + column.name() + "_id";
    }

    private static List<String> ofFile(Cell cell) {
        var value = quoted(DeskWords.plain(cell.value()));
        return cell.column().beside() != null ? List.of(value, quoted(DeskWords.plain(cell.beside()))) : List.of(value);
    }

    private static byte[] line(List<String> cells) {
        return (String.join(",", cells) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(@Nullable String value) {
        var text = value == null ? "" : value;
        var isNumber = text.matches("-?\\d+(\\.\\d+)?");
        var safe = !isNumber && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
