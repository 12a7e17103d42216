package io.neurocards.sandbox.telegram.world;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A bot: its chats, what it has yet to hear, and what it told Telegram about itself. Thread-safe. */
public final class Bot {

    private final long id;
    private final Journal journal;
    private final Updates updates;
    private final Map<Long, Chat> chats = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> settings = new ConcurrentHashMap<>();
    private final Map<String, Payment> payments = new ConcurrentHashMap<>();

    Bot(long id, Journal journal, Updates updates) {
        this.id = id;
        this.journal = journal;
        this.updates = updates;
    }

    public long id() {
        return id;
    }

    public Updates updates() {
        return updates;
    }

    public String username() {
        return "sandbox_" + id + "_bot";
    }

    /** Returns the Bot API's {@code User}. */
    public ObjectNode user() {
        return Json.object()
                .put("id", id)
                .put("is_bot", true)
                .put(
                        "first_name",
                        setting("name:").map(name -> name.asString("")).orElse("NeuroCards"))
                .put("username", username());
    }

    /** Returns the chat with {@code person}; a chat that never was is there too, but not started. */
    public Chat chat(long person) {
        return chats.computeIfAbsent(person, _ -> new Chat(id + ":" + person, journal));
    }

    public Collection<Chat> chats() {
        return chats.values();
    }

    /** Returns what the bot told Telegram under {@code name}. */
    public Optional<JsonNode> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    public void set(String name, JsonNode value) {
        settings.put(name, value);
        journal.put("setting", id + ":" + name, value);
        chats.values().forEach(Chat::changed);
    }

    public void unset(String name) {
        settings.remove(name);
        journal.remove("setting", id + ":" + name);
        chats.values().forEach(Chat::changed);
    }

    /** Remembers the webhook and the kinds of updates wanted, over restarts. */
    public void listen(@Nullable Webhook webhook, Set<String> allowed) {
        updates.allow(allowed);
        if (!Objects.equals(updates.webhook(), webhook)) {
            updates.webhook(webhook);
        }
        journal.put("listening", Long.toString(id), listening());
    }

    private ObjectNode listening() {
        var saved = Json.object();
        var kinds = saved.putArray("allowed");
        updates.allowed().forEach(kinds::add);
        var webhook = updates.webhook();
        if (webhook != null) {
            saved.set("webhook", webhook.saved());
        }
        return saved;
    }

    void restoreListening(JsonNode saved) {
        var kinds = new HashSet<String>();
        saved.path("allowed").forEach(kind -> kinds.add(kind.asString("")));
        updates.allow(kinds);
        updates.webhook(saved.has("webhook") ? Webhook.of(saved.path("webhook")) : null);
    }

    void restoreSetting(String name, JsonNode value) {
        if (value.isNull()) {
            settings.remove(name);
        } else {
            settings.put(name, value);
        }
    }

    void restorePayment(String charge, JsonNode saved) {
        payments.put(charge, Payment.of(charge, saved));
    }

    /** Keeps a payment, or what became of it. */
    public void keep(Payment payment) {
        payments.put(payment.charge(), payment);
        journal.put("payment", id + ":" + payment.charge(), payment.saved());
    }

    public Optional<Payment> payment(String charge) {
        return Optional.ofNullable(payments.get(charge));
    }

    public Collection<Payment> payments() {
        return payments.values();
    }

    void writeAll(Journal into) {
        into.put("listening", Long.toString(id), listening());
        settings.forEach((name, value) -> into.put("setting", id + ":" + name, value));
        payments.forEach((charge, payment) -> into.put("payment", id + ":" + charge, payment.saved()));
        chats.values().forEach(chat -> chat.writeAll(into));
        updates.writeAll(into);
    }
}
