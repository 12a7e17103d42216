package io.neurocards.web.desk.sales;

import io.neurocards.web.desk.DeskSection;
import io.neurocards.web.desk.NavItem;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The pages of what is sold and by what it is made. */
@Component("deskSalesSection")
@Order(6)
record SalesSection() implements DeskSection {

    @Override
    public List<NavItem> items() {
        return Stream.concat(
                        Stream.of(
                                        "plans",
                                        "goods",
                                        "promo-codes",
                                        "gift-codes",
                                        "loyalty-rules",
                                        "broadcasts",
                                        "partners",
                                        "partner-keys",
                                        "partner-payments",
                                        "webhooks",
                                        "deliveries")
                                .map(page -> new NavItem("sales", "/desk/" + page, page)),
                        Stream.of("models", "templates", "keys", "proxies", "service-tokens")
                                .map(page -> new NavItem("house", "/desk/" + page, page)))
                .toList();
    }
}
