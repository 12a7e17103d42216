package io.neurocards.partners.webhooks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a partner's program can be told; a type never changes its meaning. */
public enum WebhookEvent {
    VIDEO_COMPLETED("video.completed"),
    VIDEO_FAILED("video.failed"),
    VIDEO_CANCELLED("video.cancelled"),
    ORDER_PAID("order.paid"),
    ORDER_FULFILLED("order.fulfilled"),
    ORDER_CANCELLED("order.cancelled"),
    ORDER_REFUNDED("order.refunded"),
    /** Asked for by the partner itself; nobody subscribes to it. */
    TEST("webhook.test");

    private final String type;

    WebhookEvent(String type) {
        this.type = type;
    }

    public String type() {
        return type;
    }

    /** Returns what the thing has become, such as {@code completed}. */
    public String status() {
        return type.substring(type.indexOf('.') + 1);
    }

    boolean isOfVideo() {
        return type.startsWith("video.");
    }

    /** Returns the event that an endpoint may ask for by that name. */
    public static Optional<WebhookEvent> of(String type) {
        return Arrays.stream(values())
                .filter(event -> event != TEST && event.type.equals(type))
                .findFirst();
    }

    /** Returns what a row means by that name; nothing for a word of another build. */
    static Optional<WebhookEvent> ofRow(String type) {
        return Arrays.stream(values()).filter(event -> event.type.equals(type)).findFirst();
    }

    static String words(Set<WebhookEvent> events) {
        return events.stream()
                .sorted(Comparator.naturalOrder())
                .map(WebhookEvent::type)
                .collect(Collectors.joining(" "));
    }

    static Set<WebhookEvent> all(String words) {
        var events = EnumSet.noneOf(WebhookEvent.class);
        Arrays.stream(words.split(" "))
                .map(WebhookEvent::of)
                .flatMap(Optional::stream)
                .forEach(events::add);
        return events;
    }
}
