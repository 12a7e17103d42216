package io.neurocards.sandbox.telegram.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one bot has not heard of yet, at most 24 hours old: handed out to one poller at a time, or to a webhook. Thread-safe.
 */
public final class Updates {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int MOST = 100_000;
    private static final int FIRST_ID = 700_000_000;
    private static final Duration REPEATED_POLL = Duration.ofSeconds(3);
    private static final String OTHER_POLLER =
            "terminated by other getUpdates request; make sure that only one bot instance is running";
    private static final Set<String> ONLY_WHEN_ASKED =
            Set.of("chat_member", "message_reaction", "message_reaction_count");

    private final String bot;
    private final Journal journal;
    private final Clock clock;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final List<Pending> repeats = new ArrayList<>();
    private final Set<Long> busyChats = new HashSet<>();
    private Set<String> allowed = Set.of();
    private @Nullable Webhook webhook;
    private int lastId = FIRST_ID;
    private long ticket;
    private long lastOffset;
    private Instant lastPoll = Instant.EPOCH;
    private String ended = OTHER_POLLER;
    private boolean closed;

    Updates(String bot, Journal journal, Clock clock) {
        this.bot = bot;
        this.journal = journal;
        this.clock = clock;
    }

    /** An update and the chat that it belongs to. */
    public static final class Pending {

        private final ObjectNode body;
        private final Instant since;
        private final long chat;
        private final boolean twice;

        Pending(ObjectNode body, Instant since, long chat, boolean twice) {
            this.body = body;
            this.since = since;
            this.chat = chat;
            this.twice = twice;
        }

        public ObjectNode body() {
            return body;
        }

        public boolean twice() {
            return twice;
        }

        int id() {
            return body.path("update_id").asInt(0);
        }
    }

    void restore(String id, JsonNode saved) {
        var number = Integer.parseInt(id);
        lastId = Math.max(lastId, number);
        if (saved instanceof ObjectNode body) {
            pending.add(
                    new Pending(body, clock.instant(), body.path("sandbox_chat").asLong(0), false));
            body.remove("sandbox_chat");
        } else {
            pending.removeIf(update -> update.id() == number);
        }
    }

    void restoreConfirmed(int upTo) {
        lastId = Math.max(lastId, upTo);
        pending.removeIf(update -> update.id() <= upTo);
    }

    synchronized void writeAll(Journal into) {
        into.put(
                "confirmed",
                bot,
                Json.object()
                        .put(
                                "up_to",
                                pending.isEmpty() ? lastId : pending.getFirst().id() - 1));
        pending.forEach(update -> write(into, update));
    }

    private void write(Journal into, Pending update) {
        into.put("update", bot + ":" + update.id(), update.body.deepCopy().put("sandbox_chat", update.chat));
    }

    /**
     * Adds an update of {@code type}, unless the bot does not want to hear of these.
     *
     * @param twice whether it comes again after the bot has confirmed it
     */
    public synchronized void add(String type, JsonNode content, long chat, boolean twice) {
        if (!wanted(type)) {
            return;
        }
        lastId++;
        var body = Json.object().put("update_id", lastId);
        body.set(type, content);
        var update = new Pending(body, clock.instant(), chat, twice);
        pending.add(update);
        write(journal, update);
        var tooOld = clock.instant().minus(KEPT);
        while (pending.size() > MOST || pending.getFirst().since.isBefore(tooOld)) {
            forget(pending.removeFirst());
        }
        notifyAll();
    }

    private boolean wanted(String type) {
        return allowed.isEmpty() ? !ONLY_WHEN_ASKED.contains(type) : allowed.contains(type);
    }

    private void forget(Pending update) {
        journal.remove("update", bot + ":" + update.id());
    }

    /** Remembers which updates the bot wants; an empty set stands for the usual ones. */
    public synchronized void allow(Set<String> types) {
        allowed = Set.copyOf(types);
    }

    public synchronized Set<String> allowed() {
        return allowed;
    }

    /**
     * Returns the next updates, waiting up to {@code wait} for the first.
     *
     * @param offset confirms every update below it; when negative, all but the last {@code -offset}
     * @throws BotApiProblem when another poll or a webhook takes over
     */
    public synchronized List<ObjectNode> poll(long offset, int limit, Duration wait) throws InterruptedException {
        refuseBesideWebhook();
        var mine = interrupt(OTHER_POLLER);
        var now = clock.instant();
        var impatient = offset == lastOffset && now.isBefore(lastPoll.plus(REPEATED_POLL));
        var patience = impatient && wait.compareTo(REPEATED_POLL) < 0 ? REPEATED_POLL : wait;
        lastOffset = offset;
        lastPoll = now;
        confirm(offset < 0 ? lastId + 1 - Math.min(-offset, pending.size()) : offset);
        var deadline = System.nanoTime() + patience.toNanos();
        while (pending.isEmpty() && repeats.isEmpty() && !closed) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                break;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
            if (mine != ticket) {
                throw BotApiProblem.conflict(ended);
            }
        }
        return next(limit);
    }

    private List<ObjectNode> next(int limit) {
        var found = new ArrayList<ObjectNode>();
        repeats.forEach(update -> found.add(update.body));
        repeats.clear();
        pending.stream().limit(limit).forEach(update -> found.add(update.body));
        return found;
    }

    private void confirm(long below) {
        while (!pending.isEmpty() && pending.getFirst().id() < below) {
            var update = pending.removeFirst();
            if (update.twice) {
                repeats.add(new Pending(update.body, update.since, update.chat, false));
            }
            forget(update);
        }
    }

    private long interrupt(String reason) {
        ticket++;
        ended = reason;
        notifyAll();
        return ticket;
    }

    private void refuseBesideWebhook() {
        if (webhook != null) {
            throw BotApiProblem.conflict("can't use getUpdates method while webhook is active; "
                    + "use deleteWebhook to delete the webhook first");
        }
    }

    /** Sends updates there from now on; null makes polling possible again. */
    public synchronized void webhook(@Nullable Webhook now) {
        webhook = now;
        busyChats.clear();
        interrupt(now == null ? OTHER_POLLER : "terminated by setWebhook request");
    }

    public synchronized @Nullable Webhook webhook() {
        return webhook;
    }

    /**
     * Returns the oldest update of a chat that is not being served, and waits for one.
     *
     * @return null when {@code to} is not the webhook any more
     */
    public synchronized @Nullable Pending takeFor(Webhook to) throws InterruptedException {
        while (!closed && to.equals(webhook)) {
            for (var update : pending) {
                if (busyChats.size() < to.maxConnections() && busyChats.add(update.chat)) {
                    return update;
                }
            }
            TimeUnit.SECONDS.timedWait(this, 1);
        }
        return null;
    }

    /** Returns whether {@code update} still waits for its delivery to {@code to}. */
    public synchronized boolean waits(Pending update, Webhook to) {
        return !closed && to.equals(webhook) && pending.contains(update);
    }

    /** Takes note that the webhook has {@code update}. */
    public synchronized void delivered(Pending update) {
        if (pending.remove(update)) {
            forget(update);
        }
        busyChats.remove(update.chat);
        notifyAll();
    }

    public synchronized int waiting() {
        return pending.size();
    }

    public synchronized void drop() {
        pending.forEach(this::forget);
        pending.clear();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
