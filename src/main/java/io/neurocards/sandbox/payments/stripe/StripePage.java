package io.neurocards.sandbox.payments.stripe;

import io.neurocards.sandbox.telegram.world.Json;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** One page of a list, the newest first. */
final class StripePage {

    private static final int USUAL = 10;
    private static final int MOST = 100;

    private StripePage() {}

    static <T> ObjectNode of(
            String url, List<T> all, ObjectNode asked, Function<T, String> id, Function<T, ObjectNode> told) {
        var limit = StripeFields.number(asked, "", "limit", USUAL);
        if (limit < 1 || limit > MOST) {
            throw StripeProblem.invalid("limit", "parameter_invalid_integer", "This value must be from 1 to " + MOST);
        }
        var ids = all.stream().map(id).toList();
        var after = at(ids, asked, "starting_after");
        var before = at(ids, asked, "ending_before");
        var from = after < 0 ? 0 : after + 1;
        var to = before < 0 ? all.size() : before;
        if (before >= 0) {
            from = Math.max(from, to - (int) limit);
        }
        var end = Math.max(from, Math.min(to, from + (int) limit));
        var hasMore = before < 0 ? end < to : from > 0;
        var json = Json.object().put("object", "list").put("url", url).put("has_more", hasMore);
        var data = json.putArray("data");
        all.subList(from, end).forEach(item -> data.add(told.apply(item)));
        return json;
    }

    private static int at(List<String> ids, ObjectNode asked, String name) {
        var id = StripeFields.text(asked, "", name, 100);
        if (id.isEmpty()) {
            return -1;
        }
        var known = ids.indexOf(id);
        if (known < 0) {
            throw StripeProblem.missing("object", name, id);
        }
        return known;
    }
}
