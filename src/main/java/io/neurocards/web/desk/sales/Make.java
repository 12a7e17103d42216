package io.neurocards.web.desk.sales;

import java.util.List;
import java.util.Map;

/**
 * What can be made on the page of a table.
 *
 * @param route by which the table of roles knows it
 * @param link where it is done
 * @param key of its act
 */
record Make(String route, String link, String key) {

    private static final String TOKENS = "/desk/tokens/{subject}/new";

    private static final Map<String, List<Make>> ALL = Map.of(
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

    static List<Make> on(String page) {
        return ALL.getOrDefault(page, List.of());
    }
}
