package io.neurocards.web.desk;

import java.util.List;
import java.util.Map;

/**
 * What somebody is asked to confirm.
 *
 * @param facts what its sentence, {@code desk.act.<key>.says}, tells: whom it concerns, what it costs
 * @param back where the reader came from, and goes when it is done
 * @param fields what is asked for besides the reason
 * @param wantsReason whether it is not done without one
 */
public record ActOffer(List<Object> facts, String back, List<ActField> fields, boolean wantsReason) {

    /** Returns one that asks for nothing but a reason. */
    public static ActOffer of(String back, Object... facts) {
        return new ActOffer(List.of(facts), back, List.of(), true);
    }

    /** Returns it with what was typed into its fields. */
    ActOffer holding(Map<String, String> typed) {
        var held = fields.stream()
                .map(field -> field.holding(typed.getOrDefault(field.name(), field.value())))
                .toList();
        return new ActOffer(facts, back, held, wantsReason);
    }

    /** Returns it with these fields. */
    public ActOffer with(ActField... more) {
        return new ActOffer(facts, back, List.of(more), wantsReason);
    }
}
