package io.neurocards.notifications.messages;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may happen to a customer that they hear of. */
enum Occasion {
    CLIP_READY(Kind.CLIPS, "/videos/%s"),
    CLIP_FAILED(Kind.CLIPS, "/videos/%s"),
    CLIP_LATE(Kind.CLIPS, "/videos/%s"),
    ORDER_PAID(Kind.ORDERS, "/cabinet"),
    ORDER_REFUNDED(Kind.ORDERS, "/cabinet"),
    ORDER_PARTLY_REFUNDED(Kind.ORDERS, "/cabinet"),
    ORDER_CANCELLED(Kind.ORDERS, "/cabinet"),
    ORDER_FULFILLED(Kind.ORDERS, "/cabinet"),
    PAYMENT_FAILED(Kind.ORDERS, "/buy/%s"),
    SHORT_ORDER_PLACED(Kind.ORDERS, "/orders/%s"),
    SHORT_ORDER_DEARER(Kind.ORDERS, "/studio/short"),
    SHORT_ORDER_ENDED(Kind.ORDERS, "/studio"),
    POINTS_EXPIRE(Kind.POINTS, "/cabinet"),
    ACCOUNTS_LINKED(Kind.SECURITY, "/cabinet/links"),
    LINK_UNDONE(Kind.SECURITY, "/cabinet/links"),
    WAY_IN_REMOVED(Kind.SECURITY, "/cabinet/links"),
    DEVICE_ADDED(Kind.SECURITY, "/cabinet/links"),
    PASSWORD_CHANGED(Kind.SECURITY, "/forgot");

    private final Kind kind;
    private final String path;

    Occasion(Kind kind, String path) {
        this.kind = kind;
        this.path = path;
    }

    Kind kind() {
        return kind;
    }

    /** Returns where on the site there is more about {@code subject}. */
    String path(Object subject) {
        return path.formatted(subject);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the occasion of that name; nothing for one that only another build knows. */
    static Optional<Occasion> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
