package io.neurocards.web.desk.pages;

import io.neurocards.operations.lists.Listing;
import io.neurocards.web.desk.DeskLists;
import java.util.List;
import org.springframework.stereotype.Component;

/** The tables of daily work, and of the house itself. */
@Component("deskOwnLists")
record OwnLists() implements DeskLists {

    @Override
    public List<Listing> all() {
        return List.of(
                Lists.CUSTOMERS,
                Lists.CLIPS,
                Lists.ORDERS,
                Lists.PAYMENTS,
                Lists.REFUNDS,
                Lists.DISPUTES,
                Lists.DIFFERENCES,
                HouseLists.ASIDE,
                HouseLists.COMPARISONS,
                HouseLists.AUDIT);
    }
}
