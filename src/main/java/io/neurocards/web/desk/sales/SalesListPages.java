package io.neurocards.web.desk.sales;

import io.neurocards.operations.lists.Listing;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.desk.DeskTables;
import io.neurocards.web.desk.OfDesk;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The tables of what is sold, each as a page and as a file. */
@Controller
@OfDesk
class SalesListPages {

    private final DeskTables tables;

    SalesListPages(DeskTables tables) {
        this.tables = tables;
    }

    @GetMapping({
        "/desk/plans",
        "/desk/goods",
        "/desk/promo-codes",
        "/desk/gift-codes",
        "/desk/loyalty-rules",
        "/desk/broadcasts",
        "/desk/partners",
        "/desk/partner-keys",
        "/desk/partner-payments",
        "/desk/webhooks",
        "/desk/deliveries",
        "/desk/service-tokens",
        "/desk/proxies"
    })
    String page(HttpServletRequest request, Authentication caller, Model model, Locale locale) {
        var listing = asked(request);
        model.addAttribute("makes", Make.on(listing.name()));
        return tables.page(listing, request, caller, model, locale);
    }

    @GetMapping({
        "/desk/plans.csv",
        "/desk/goods.csv",
        "/desk/promo-codes.csv",
        "/desk/gift-codes.csv",
        "/desk/loyalty-rules.csv",
        "/desk/broadcasts.csv",
        "/desk/partners.csv",
        "/desk/partner-keys.csv",
        "/desk/partner-payments.csv",
        "/desk/webhooks.csv",
        "/desk/deliveries.csv",
        "/desk/service-tokens.csv",
        "/desk/proxies.csv"
    })
    void csv(HttpServletRequest request, HttpServletResponse response) throws IOException {
        tables.csv(asked(request), request, response);
    }

    private static Listing asked(HttpServletRequest request) {
        var name = request.getRequestURI().replaceFirst("^/desk/", "").replaceFirst("\\.csv$", "");
        return Stream.concat(SalesLists.ALL.stream(), PartnerLists.ALL.stream())
                .filter(listing -> listing.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }
}
