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
                new NavItem("house", "/dashboard/databases", "databases"),
                new NavItem("house", "/desk/audit", "audit"),
                new NavItem("people", "/desk/administrators", "administrators"),
                new NavItem("people", "/desk/me", "me"));
    }
}
