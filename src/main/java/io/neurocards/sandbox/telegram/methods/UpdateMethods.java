package io.neurocards.sandbox.telegram.methods;

import io.neurocards.sandbox.telegram.world.Bot;
import io.neurocards.sandbox.telegram.world.BotApiProblem;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.telegram.world.Webhook;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** How a bot hears: by asking, or at an address of its own. */
final class UpdateMethods {

    private static final int MOST_UPDATES = 100;
    private static final int LONGEST_WAIT = 50;
    private static final int LONGEST_SECRET = 256;
    private static final int USUAL_CONNECTIONS = 40;
    private static final Set<Integer> PORTS = Set.of(-1, 80, 88, 443, 8443);

    private final WebhookPost webhooks;
    private final Clock clock;
    private final Map<Long, Instant> lastSet = new ConcurrentHashMap<>();

    UpdateMethods(WebhookPost webhooks, Clock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("getupdates", this::getUpdates);
        methods.put("setwebhook", this::setWebhook);
        methods.put("deletewebhook", this::deleteWebhook);
        methods.put("getwebhookinfo", this::info);
    }

    private Reply getUpdates(Call call) throws InterruptedException {
        var limit = (int) call.number("limit").orElse(MOST_UPDATES);
        var wait = Math.clamp(call.number("timeout").orElse(0), 0, LONGEST_WAIT);
        remember(call);
        var updates = call.bot()
                .updates()
                .poll(
                        call.number("offset").orElse(0),
                        limit < 1 || limit > MOST_UPDATES ? MOST_UPDATES : limit,
                        Duration.ofSeconds(wait));
        return Reply.of(Json.array().addAll(updates));
    }

    private static void remember(Call call) {
        if (call.fields().containsKey("allowed_updates")) {
            var kinds = kinds(call);
            if (!kinds.equals(call.bot().updates().allowed())) {
                call.bot().listen(call.bot().updates().webhook(), kinds);
            }
        }
    }

    private static Set<String> kinds(Call call) {
        if (!call.fields().containsKey("allowed_updates")) {
            return call.bot().updates().allowed();
        }
        var given = call.json("allowed_updates", "allowed updates JSON object").orElseGet(Json::array);
        if (!given.isArray()) {
            throw BotApiProblem.badRequest("expected an Array of allowed updates");
        }
        var kinds = new HashSet<String>();
        given.forEach(kind -> kinds.add(kind.asString("").toLowerCase(Locale.ROOT)));
        return kinds;
    }

    private Reply setWebhook(Call call) {
        var url = call.text("url").orElse("");
        if (url.isEmpty()) {
            return deleteWebhook(call);
        }
        var secret = call.text("secret_token").orElse("");
        if (secret.length() > LONGEST_SECRET) {
            throw BotApiProblem.badRequest("secret token is too long");
        }
        if (!secret.matches("[A-Za-z0-9_-]*")) {
            throw BotApiProblem.badRequest("secret token contains unallowed characters");
        }
        checkAddress(url);
        refuseHaste(call.bot());
        var connections = Math.clamp(call.number("max_connections").orElse(USUAL_CONNECTIONS), 1, 100);
        var webhook = new Webhook(url, secret, connections);
        if (call.flag("drop_pending_updates")) {
            call.bot().updates().drop();
        }
        var same = webhook.equals(call.bot().updates().webhook());
        call.bot().listen(webhook, kinds(call));
        if (!same) {
            webhooks.serve(call.bot());
        }
        return Reply.yes(same ? "Webhook is already set" : "Webhook was set");
    }

    private void refuseHaste(Bot bot) {
        var now = clock.instant();
        var before = lastSet.put(bot.id(), now);
        if (before != null && now.isBefore(before.plusSeconds(1))) {
            throw BotApiProblem.tooMany(1);
        }
    }

    /** The real server takes HTTPS only; here a bot on the same machine may be reached over HTTP and on any port. */
    private static void checkAddress(String url) {
        URI address;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw bad("Invalid webhook URL specified");
        }
        var host = address.getHost();
        if (host == null) {
            throw bad("Invalid webhook URL specified");
        }
        if (isLoopback(host)) {
            return;
        }
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            throw bad("An HTTPS URL must be provided for webhook");
        }
        if (!PORTS.contains(address.getPort())) {
            throw bad("Webhook can be set up only on ports 80, 88, 443 or 8443");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static BotApiProblem bad(String why) {
        return BotApiProblem.badRequest("bad webhook: " + why);
    }

    private Reply deleteWebhook(Call call) {
        var before = call.bot().updates().webhook();
        if (call.flag("drop_pending_updates")) {
            call.bot().updates().drop();
        }
        call.bot().listen(null, call.bot().updates().allowed());
        return Reply.yes(before == null ? "Webhook is already deleted" : "Webhook was deleted");
    }

    private Reply info(Call call) {
        var webhook = call.bot().updates().webhook();
        var info = Json.object()
                .put("url", webhook == null ? "" : webhook.url())
                .put("has_custom_certificate", false)
                .put("pending_update_count", call.bot().updates().waiting());
        if (webhook != null) {
            info.put("max_connections", webhook.maxConnections()).put("ip_address", "127.0.0.1");
            webhooks.lastError(call.bot())
                    .ifPresent(error -> info.put("last_error_date", error.at().getEpochSecond())
                            .put("last_error_message", error.message()));
        }
        var kinds = call.bot().updates().allowed();
        if (!kinds.isEmpty()) {
            JsonNode sorted = Json.array()
                    .addAll(kinds.stream().sorted().map(Json::string).toList());
            info.set("allowed_updates", sorted);
        }
        return Reply.of(info);
    }
}
