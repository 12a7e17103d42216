package io.neurocards.sandbox.telegram.world;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/** A person's conversation with a bot, as both see it. Thread-safe; its monitor is taken for changes. */
public final class Chat {

    private static final int KEPT_MESSAGES = 500;
    private static final int KEPT_ANSWERS = 20;

    private final String key;
    private final Journal journal;
    private final NavigableMap<Integer, Message> messages = new ConcurrentSkipListMap<>();
    private final Deque<QueryAnswer> answers = new ArrayDeque<>();
    private int lastMessageId;
    private boolean started;
    private boolean blocked;
    private long revision;
    private String action = "";
    private Instant actionUntil = Instant.EPOCH;

    Chat(String key, Journal journal) {
        this.key = key;
        this.journal = journal;
    }

    /** What a bot said to a pressed button; {@code number} grows by one. */
    public record QueryAnswer(long number, String queryId, String text, boolean alert, String url) {}

    void restore(ObjectNode saved) {
        started = saved.path("started").asBoolean(false);
        blocked = saved.path("blocked").asBoolean(false);
        lastMessageId = Math.max(lastMessageId, saved.path("last_message_id").asInt(0));
    }

    void restore(int messageId, tools.jackson.databind.JsonNode saved) {
        lastMessageId = Math.max(lastMessageId, messageId);
        if (saved.path("body") instanceof ObjectNode body) {
            revision++;
            messages.put(
                    messageId, new Message(body, revision, saved.path("paid").asBoolean(false)));
        } else {
            messages.remove(messageId);
        }
    }

    void writeAll(Journal into) {
        into.put("chat", key, state());
        messages.values().forEach(message -> write(into, message));
    }

    private void write(Journal into, Message message) {
        into.put(
                "message",
                key + ":" + message.id(),
                Json.object().put("paid", message.paid()).set("body", message.body()));
    }

    private ObjectNode state() {
        return Json.object().put("started", started).put("blocked", blocked).put("last_message_id", lastMessageId);
    }

    /** Adds a message; {@code body} gets its {@code message_id} here. */
    public synchronized Message add(ObjectNode body) {
        lastMessageId++;
        body.put("message_id", lastMessageId);
        action = "";
        var message = keep(body, false);
        while (messages.size() > KEPT_MESSAGES) {
            journal.remove("message", key + ":" + messages.pollFirstEntry().getKey());
        }
        return message;
    }

    /** Puts {@code body} in the place of the message with its id. */
    public synchronized Message replace(ObjectNode body, boolean paid) {
        return keep(body, paid);
    }

    private Message keep(ObjectNode body, boolean paid) {
        revision++;
        var message = new Message(body, revision, paid);
        messages.put(message.id(), message);
        write(journal, message);
        notifyAll();
        return message;
    }

    /** Returns whether there was such a message. */
    public synchronized boolean delete(int messageId) {
        if (messages.remove(messageId) == null) {
            return false;
        }
        journal.remove("message", key + ":" + messageId);
        changed();
        return true;
    }

    public Optional<Message> message(int id) {
        return Optional.ofNullable(messages.get(id));
    }

    /** Returns what is kept, oldest first. */
    public List<Message> messages() {
        return List.copyOf(messages.values());
    }

    public synchronized boolean started() {
        return started;
    }

    public synchronized void start() {
        if (!started) {
            started = true;
            journal.put("chat", key, state());
        }
    }

    public synchronized boolean blocked() {
        return blocked;
    }

    /** Returns whether that changed anything. */
    public synchronized boolean block(boolean now) {
        if (blocked == now) {
            return false;
        }
        blocked = now;
        journal.put("chat", key, state());
        changed();
        return true;
    }

    public synchronized void act(String what, Instant until) {
        action = what;
        actionUntil = until;
        changed();
    }

    /** Returns what the bot is doing, or an empty text. */
    public synchronized String action(Instant now) {
        return now.isBefore(actionUntil) ? action : "";
    }

    public synchronized void answer(String queryId, String text, boolean alert, String url) {
        var number = answers.isEmpty() ? 1 : answers.getLast().number() + 1;
        answers.addLast(new QueryAnswer(number, queryId, text, alert, url));
        if (answers.size() > KEPT_ANSWERS) {
            answers.removeFirst();
        }
        changed();
    }

    public synchronized List<QueryAnswer> answers() {
        return List.copyOf(answers);
    }

    public synchronized long revision() {
        return revision;
    }

    public synchronized void changed() {
        revision++;
        notifyAll();
    }

    /** Returns the revision as soon as it is not {@code seen}, or after {@code millis}. */
    public synchronized long awaitChange(long seen, long millis) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (revision == seen) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                break;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return revision;
    }
}
