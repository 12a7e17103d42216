package io.neurocards.web.desk.reports;

import io.neurocards.web.desk.DeskSection;
import io.neurocards.web.desk.NavItem;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The pages of figures. */
@Component("deskGrowthSection")
@Order(5)
record GrowthSection() implements DeskSection {

    @Override
    public List<NavItem> items() {
        return List.of(new NavItem("sales", "/desk/reports", "reports"), new NavItem("sales", "/desk/books", "books"));
    }
}
