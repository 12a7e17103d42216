package io.neurocards.web.desk.sales;

import io.neurocards.operations.lists.Listing;
import io.neurocards.web.desk.DeskLists;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The tables of what is sold, of partners, and of by what it is made, with what can be made there. */
@Component("deskSalesLists")
record AllSalesLists() implements DeskLists {

    private static final String TOKENS = "/desk/tokens/{subject}/new";

    private static final Map<String, List<Make>> MAKES = Map.of(
            "promo-codes", List.of(plain("/desk/promo-codes/new", "new-promo")),
            "gift-codes", List.of(plain("/desk/gift-codes/new", "new-gifts")),
            "goods", List.of(plain("/desk/goods/new", "new-good")),
            "broadcasts", List.of(plain("/desk/broadcasts/new", "new-broadcast")),
            "partners", List.of(plain("/desk/partners/new", "new-partner")),
            "service-tokens",
                    List.of(
                            new Make(TOKENS, "/desk/tokens/service/new", "new-token.service"),
                            new Make(TOKENS, "/desk/tokens/administrator/new", "new-token.administrator")));

    private static Make plain(String path, String key) {
        return new Make(path, path, key);
    }

    @Override
    public List<Listing> all() {
        return Stream.concat(SalesLists.ALL.stream(), PartnerLists.ALL.stream()).toList();
    }

    @Override
    public List<Make> makes(Listing listing) {
        return MAKES.getOrDefault(listing.name(), List.of());
    }
}
