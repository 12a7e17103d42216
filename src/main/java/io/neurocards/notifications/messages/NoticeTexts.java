package io.neurocards.notifications.messages;

import io.neurocards.notifications.messages.MessageRows.Row;
import io.neurocards.videos.VideoView;
import io.neurocards.videos.Videos;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Writes what a message says in somebody's language, from what is known when it is sent. */
@Component
final class NoticeTexts {

    private static final int LONGEST_DESCRIPTION = 200;

    private final ObjectProvider<Videos> videos;
    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    NoticeTexts(ObjectProvider<Videos> videos) {
        this.videos = videos;
        texts.setBasename("messages/notices");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        texts.setDefaultLocale(Locale.of("ru"));
    }

    Notice notice(Occasion occasion, Row row, Locale locale) {
        var title = text(occasion.word() + ".title", locale);
        var body = switch (occasion) {
            case CLIP_READY -> shown(row);
            case CLIP_FAILED, CLIP_LATE -> text(occasion.word() + ".body", locale, shown(row), cost(row));
            case ORDER_CANCELLED -> cancelled(row, locale);
            case ORDER_PAID, ORDER_REFUNDED, ORDER_FULFILLED, PAYMENT_FAILED ->
                text(occasion.word() + ".body", locale, money(row, locale));
            case ORDER_PARTLY_REFUNDED ->
                text(occasion.word() + ".body", locale, money(row, locale), fact(row, TellOfOrders.CREDITS));
            case SHORT_ORDER_PLACED ->
                text(occasion.word() + ".body", locale, fact(row, "clips"), fact(row, "credits"));
            case SHORT_ORDER_DEARER -> text(occasion.word() + ".body", locale, fact(row, "shown"), fact(row, "price"));
            case SHORT_ORDER_ENDED -> text(occasion.word() + ".body", locale, why(row, locale));
            case POINTS_EXPIRE ->
                text(occasion.word() + ".body", locale, fact(row, "points"), moment(row, "expires_at", locale));
            case ACCOUNTS_LINKED -> text(occasion.word() + ".body", locale, moment(row, "undo_until", locale));
            case WAY_IN_REMOVED, DEVICE_ADDED ->
                text(occasion.word() + ".body", locale, text("platform." + fact(row, "platform"), locale));
            case LINK_UNDONE, PASSWORD_CHANGED -> text(occasion.word() + ".body", locale);
        };
        return new Notice(
                title, body, occasion.path(row.subject()), row.subject().toString());
    }

    private String text(String key, Locale locale, Object... facts) {
        return texts.getMessage(key, facts, locale);
    }

    private static String fact(Row row, String name) {
        return row.facts().getOrDefault(name, "");
    }

    private Optional<VideoView> video(Row row) {
        return videos.getObject().find(row.person(), row.subject());
    }

    private String shown(Row row) {
        var description = video(row).map(VideoView::description).orElse("");
        return description.codePointCount(0, description.length()) > LONGEST_DESCRIPTION
                ? description.substring(0, description.offsetByCodePoints(0, LONGEST_DESCRIPTION)) + "…"
                : description;
    }

    private String cost(Row row) {
        return Long.toString(video(row).map(VideoView::cost).orElse(0L));
    }

    private String money(Row row, Locale locale) {
        var currency = fact(row, "currency");
        return fact(row, "amount") + "\u00a0" + (currency.equals("XTR") ? text("stars", locale) : currency);
    }

    /** Messages that an earlier build took down tell neither of points nor why. */
    private String cancelled(Row row, Locale locale) {
        var unpaid = !fact(row, TellOfOrders.UNPAID).isEmpty();
        var body = text(unpaid ? "order_cancelled.unpaid" : "order_cancelled.body", locale, money(row, locale));
        var points = fact(row, TellOfOrders.POINTS);
        return points.isEmpty() ? body : body + " " + text("order_cancelled.points", locale, points);
    }

    private String why(Row row, Locale locale) {
        var key = "short_order.why." + fact(row, "why");
        return Objects.requireNonNull(texts.getMessage(key, null, text("short_order.why.other", locale), locale));
    }

    private static String moment(Row row, String name, Locale locale) {
        return DateTimeFormatter.ofPattern("d MMMM, HH:mm 'UTC'", locale)
                .withZone(ZoneOffset.UTC)
                .format(Instant.parse(fact(row, name)));
    }
}
