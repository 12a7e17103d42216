package io.neurocards.web.desk;

import io.neurocards.operations.lists.Listing;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;

/** Each table of the desk as a page and as a file, by routes that are told at the start. */
@Controller
@OfDesk
class ListPages {

    private static final String DESK = "/desk/";
    private static final String FILE = ".csv";

    private final DeskTables tables;
    private final List<DeskLists> lists;

    ListPages(DeskTables tables, List<DeskLists> lists) {
        this.tables = tables;
        this.lists = lists;
    }

    List<String> paths() {
        return lists.stream()
                .flatMap(group -> group.all().stream())
                .map(listing -> DESK + listing.name())
                .toList();
    }

    static String file(String path) {
        return path + FILE;
    }

    /** Shows the table that stands at this address. */
    public String page(HttpServletRequest request, Authentication caller, Model model, Locale locale) {
        var found = asked(request);
        model.addAttribute("makes", found.group().makes(found.listing()));
        return tables.page(found.listing(), request, caller, model, locale);
    }

    /** Gives it away. */
    public void csv(HttpServletRequest request, HttpServletResponse response) throws IOException {
        tables.csv(asked(request).listing(), request, response);
    }

    private record Found(DeskLists group, Listing listing) {}

    private Found asked(HttpServletRequest request) {
        var path = request.getRequestURI();
        var page = path.endsWith(FILE) ? path.substring(0, path.length() - FILE.length()) : path;
        return lists.stream()
                .flatMap(group -> group.all().stream().map(listing -> new Found(group, listing)))
                .filter(found -> page.equals(DESK + found.listing().name()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }
}
