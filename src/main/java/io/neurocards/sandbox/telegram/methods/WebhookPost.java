package io.neurocards.sandbox.telegram.methods;

import io.neurocards.sandbox.telegram.world.Bot;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.telegram.world.Updates.Pending;
import io.neurocards.sandbox.telegram.world.Webhook;
import io.neurocards.sandbox.telegram.world.World;
import io.neurocards.shared.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings updates to a bot's webhook: in the order of each chat, several chats at once, again and again with growing pauses
 * until it answers 2xx.
 */
public final class WebhookPost {

    private static final Logger log = LoggerFactory.getLogger(WebhookPost.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration LONGEST_ASKED_PAUSE = Duration.ofHours(1);
    private static final Duration GONE = Duration.ofHours(23);

    private final World world;
    private final Clock clock;
    private final Sleeper sleeper;
    private final HttpClient client;
    private final Map<Long, Failure> lastErrors = new ConcurrentHashMap<>();
    private final Map<String, BotMethod> methods;

    WebhookPost(World world, Clock clock, Sleeper sleeper, HttpClient client, Map<String, BotMethod> methods) {
        this.world = world;
        this.clock = clock;
        this.sleeper = sleeper;
        this.client = client;
        this.methods = methods;
    }

    /** Why a delivery failed. */
    record Failure(Instant at, String message) {}

    Optional<Failure> lastError(Bot bot) {
        return Optional.ofNullable(lastErrors.get(bot.id()));
    }

    /** Brings the bot's updates to its webhook, as long as that is the one. */
    public void serve(Bot bot) {
        var webhook = bot.updates().webhook();
        if (webhook == null) {
            return;
        }
        lastErrors.remove(bot.id());
        Thread.ofVirtual().name("sandbox-webhook").start(() -> {
            try {
                for (var next = bot.updates().takeFor(webhook);
                        next != null;
                        next = bot.updates().takeFor(webhook)) {
                    var update = next;
                    Thread.ofVirtual().name("sandbox-webhook-delivery").start(() -> bring(bot, webhook, update));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void bring(Bot bot, Webhook webhook, Pending update) {
        try {
            var pause = FIRST_PAUSE;
            var firstTry = clock.instant();
            while (bot.updates().waits(update, webhook)) {
                var asked = post(bot, webhook, update, firstTry);
                if (asked.isEmpty()) {
                    bot.updates().delivered(update);
                    if (update.twice()) {
                        post(bot, webhook, update, firstTry);
                    }
                    return;
                }
                sleeper.sleep(asked.get().isZero() ? pause : asked.get());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns nothing when the bot has it, else how long it wants to be left alone: zero when it does not say. */
    private Optional<Duration> post(Bot bot, Webhook webhook, Pending update, Instant firstTry)
            throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(webhook.url()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(update.body())));
        if (!webhook.secret().isEmpty()) {
            request.header("X-Telegram-Bot-Api-Secret-Token", webhook.secret());
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) {
                obey(bot, answer.body());
                return Optional.empty();
            }
            failed(bot, "Wrong response from the webhook: " + answer.statusCode());
            if (answer.statusCode() == 410 && clock.instant().isAfter(firstTry.plus(GONE))) {
                bot.listen(null, bot.updates().allowed());
            }
            return Optional.of(askedPause(answer));
        } catch (IOException e) {
            failed(bot, "Connection failed: " + e.getClass().getSimpleName());
            return Optional.of(Duration.ZERO);
        }
    }

    private void failed(Bot bot, String why) {
        lastErrors.put(bot.id(), new Failure(clock.instant(), why));
        log.info("Sandbox webhook did not take an update: bot={}, reason={}; it comes again", bot.id(), why);
    }

    private static Duration askedPause(HttpResponse<?> answer) {
        var seconds = answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(0L);
        return Duration.ofSeconds(Math.min(seconds, LONGEST_ASKED_PAUSE.toSeconds()));
    }

    /** A webhook may answer with one method to call; it never hears what came of it. */
    private void obey(Bot bot, String body) throws InterruptedException {
        if (!body.startsWith("{")) {
            return;
        }
        try {
            if (Json.read(body) instanceof ObjectNode asked) {
                var name = asked.path("method").asString("").toLowerCase(java.util.Locale.ROOT);
                var method = methods.get(name);
                if (method != null && !name.matches("get.*|setwebhook|deletewebhook|close|logout")) {
                    method.call(new Call(bot, Call.fields(asked), Map.of()));
                }
            }
        } catch (JacksonException | IOException | io.neurocards.sandbox.telegram.world.BotApiProblem e) {
            log.info("Sandbox webhook answered with a method that failed: bot={}", bot.id(), e);
        }
    }

    /** Goes on where the process stopped. */
    public void serveAll() {
        world.bots().forEach(this::serve);
    }
}
