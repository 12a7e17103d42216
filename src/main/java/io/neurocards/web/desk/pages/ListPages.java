package io.neurocards.web.desk.pages;

import io.neurocards.operations.lists.Listing;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
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

/** The tables of daily work, each as a page and as a file. */
@Controller
@OfDesk
class ListPages {

    private static final List<Listing> ALL = List.of(
            Lists.CUSTOMERS,
            Lists.CLIPS,
            Lists.ORDERS,
            Lists.PAYMENTS,
            Lists.REFUNDS,
            Lists.DISPUTES,
            Lists.DIFFERENCES,
            Lists.ASIDE);

    private final DeskTables tables;

    ListPages(DeskTables tables) {
        this.tables = tables;
    }

    @GetMapping({
        "/desk/customers",
        "/desk/clips",
        "/desk/orders",
        "/desk/payments",
        "/desk/refunds",
        "/desk/disputes",
        "/desk/differences",
        "/desk/aside"
    })
    String page(HttpServletRequest request, Authentication caller, Model model, Locale locale) {
        return tables.page(asked(request), request, caller, model, locale);
    }

    @GetMapping({
        "/desk/customers.csv",
        "/desk/clips.csv",
        "/desk/orders.csv",
        "/desk/payments.csv",
        "/desk/refunds.csv",
        "/desk/disputes.csv",
        "/desk/differences.csv",
        "/desk/aside.csv"
    })
    void csv(HttpServletRequest request, HttpServletResponse response) throws IOException {
        tables.csv(asked(request), request, response);
    }

    private static Listing asked(HttpServletRequest request) {
        var name = request.getRequestURI().replaceFirst("^/desk/", "").replaceFirst("\\.csv$", "");
        return ALL.stream()
                .filter(listing -> listing.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }
}
