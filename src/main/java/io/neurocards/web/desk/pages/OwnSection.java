package io.neurocards.web.desk.pages;

import io.neurocards.web.desk.DeskSection;
import io.neurocards.web.desk.NavItem;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The pages of daily work, and of the house itself. */
@Component("deskOwnSection")
@Order(1)
record OwnSection() implements DeskSection {

    @Override
    public List<NavItem> items() {
        return List.of(
                new NavItem("work", "/dashboard", "dashboard"),
                new NavItem("work", "/desk/customers", "customers"),
                new NavItem("work", "/desk/clips", "clips"),
                new NavItem("work", "/desk/orders", "orders"),
                new NavItem("work", "/desk/payments", "payments"),
                new NavItem("work", "/desk/refunds", "refunds"),
                new NavItem("work", "/desk/disputes", "disputes"),
                new NavItem("work", "/desk/differences", "differences"),
                new NavItem("house", "/desk/alerts", "alerts"),
                new NavItem("house", "/desk/works", "works"),
                new NavItem("house", "/desk/aside", "aside"),
                new NavItem("house", "/dashboard/databases", "databases"),
                new NavItem("house", "/desk/audit", "audit"),
                new NavItem("people", "/desk/administrators", "administrators"),
                new NavItem("people", "/desk/me", "me"));
    }
}
