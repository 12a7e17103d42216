package io.neurocards.partners.webhooks;

import io.neurocards.media.MediaLinks;
import io.neurocards.orders.Order;
import io.neurocards.partners.PartnerAccount;
import io.neurocards.partners.PartnerOrders;
import io.neurocards.partners.PartnerVideos;
import io.neurocards.shared.ProblemCode;
import io.neurocards.videos.VideoView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what an endpoint is told. It is read from the rows of the business each time, so that links are fresh and a customer
 * whose data were deleted is named no more, however long ago it happened.
 */
@Component
final class WebhookBody {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PartnerVideos videos;
    private final PartnerOrders orders;
    private final MediaLinks links;
    private final MessageSource messages;
    private final String baseUrl;

    WebhookBody(
            PartnerVideos videos,
            PartnerOrders orders,
            MediaLinks links,
            MessageSource messages,
            @Value("${neurocards.web.public-base-url:}") String baseUrl) {
        this.videos = videos;
        this.orders = orders;
        this.links = links;
        this.messages = messages;
        this.baseUrl = baseUrl.strip().replaceAll("/+$", "");
    }

    byte[] of(PartnerAccount account, WebhookEvent event, WebhookDelivery delivery) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("world", account.world().word());
        if (event == WebhookEvent.TEST) {
            data.put("webhook_id", delivery.webhook().toString());
        } else if (event.isOfVideo()) {
            data.put("job_id", delivery.subject().toString());
            data.put("status", event.status());
            videos.find(account, delivery.subject())
                    .ifPresent(video -> tell(data, event, video.customer(), video.video()));
        } else {
            data.put("order_id", delivery.subject().toString());
            data.put("status", event.status());
            orders.find(account, delivery.subject()).ifPresent(placed -> tell(data, placed.customer(), placed.order()));
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("type", event.type());
        body.put("timestamp", delivery.at().toString());
        body.put("data", data);
        return JSON.writeValueAsBytes(body);
    }

    private void tell(
            Map<String, @Nullable Object> data, WebhookEvent event, @Nullable String customer, VideoView video) {
        data.put("external_user_id", customer);
        data.put("order_id", video.orderId().toString());
        data.put("credits", video.charged() ? video.cost() : 0);
        if (event == WebhookEvent.VIDEO_COMPLETED) {
            data.put("late", video.late());
            data.put("download_url", download(video));
        } else if (video.error() != null) {
            data.put("error", Map.of("code", video.error().text(), "message", sentence(video.error())));
        }
    }

    private @Nullable String download(VideoView video) {
        var clip = video.clip();
        return clip == null || baseUrl.isEmpty()
                ? null
                : baseUrl + links.path(clip, links.usualExpiry(), "neurocards-" + video.id() + ".mp4");
    }

    private String sentence(ProblemCode code) {
        var text = messages.getMessage("problem." + code.text(), null, code.text(), Locale.ENGLISH);
        return (text == null ? code.text() : text).replaceAll("\\{[a-zA-Z_]+}", "–");
    }

    private static void tell(Map<String, @Nullable Object> data, @Nullable String customer, Order order) {
        data.put("external_user_id", customer);
        data.put("total_amount", order.total().units());
        data.put("currency", order.total().currency());
        data.put("credits", order.credits().amount());
        data.put("items", items(order.lines()));
    }

    private static List<Map<String, Object>> items(List<Order.Line> lines) {
        return lines.stream()
                .map(line -> Map.<String, Object>of("sku", line.sku(), "quantity", line.quantity()))
                .toList();
    }
}
