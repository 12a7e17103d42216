package io.neurocards.sandbox.telegram.world;

import io.neurocards.sandbox.telegram.world.Faults.Kind;
import io.neurocards.shared.Sleeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole sandbox: every bot and every person in it. Comes back from its folder when it starts and is open until it stops;
 * whoever waits for something here is let go then. Thread-safe.
 */
public final class World implements SmartLifecycle {

    private final Path folder;
    private final Clock clock;
    private final Journal journal;
    private final StoredFiles files;
    private final Sleeper sleeper;
    private final OpenQueries queries;
    private final Faults faults = new Faults();
    private final Map<Long, Bot> bots = new ConcurrentHashMap<>();
    private final Map<Long, Person> people = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> links = new ConcurrentHashMap<>();
    private volatile boolean open;
    private volatile long current;

    /**
     * Opens nothing yet.
     *
     * @param largestFolder how many bytes of files to keep
     */
    public World(Path folder, long largestFolder, Clock clock, Sleeper sleeper) {
        this.folder = folder;
        this.clock = clock;
        this.sleeper = sleeper;
        this.queries = new OpenQueries(clock);
        this.journal = new Journal(folder.resolve("journal.jsonl"), this::writeAll);
        this.files = new StoredFiles(folder.resolve("files"), largestFolder, journal, clock);
    }

    public StoredFiles files() {
        return files;
    }

    public OpenQueries queries() {
        return queries;
    }

    public Faults faults() {
        return faults;
    }

    /** Tells a bot what happened, in time and once unless other things were ordered. */
    public void tell(Bot bot, String type, JsonNode content, long chat) {
        var twice = faults.take(Kind.DUPLICATE_UPDATE, "").isPresent();
        var late = faults.take(Kind.DELAYED_UPDATE, "");
        if (late.isEmpty()) {
            bot.updates().add(type, content, chat, twice);
        } else {
            Thread.ofVirtual().name("sandbox-late-update").start(() -> {
                try {
                    sleeper.sleep(late.get().pause());
                    bot.updates().add(type, content, chat, twice);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    public Bot bot(long id) {
        return bots.computeIfAbsent(id, key -> new Bot(key, journal, new Updates(Long.toString(key), journal, clock)));
    }

    /** Remembers that this is the bot to whom people write. */
    public void meet(Bot bot) {
        current = bot.id();
    }

    /** Returns the bot to whom people write: the one that called last. */
    public Optional<Bot> current() {
        return Optional.ofNullable(bots.get(current))
                .or(() -> bots.values().stream().findFirst());
    }

    public Collection<Bot> bots() {
        return List.copyOf(bots.values());
    }

    public Optional<Person> person(long id) {
        return Optional.ofNullable(people.get(id));
    }

    /** Returns the changed person, who is made when there is none. */
    public Person change(long id, UnaryOperator<Person> change) {
        var changed = people.compute(id, (key, known) -> change.apply(known == null ? Person.newcomer(key) : known));
        journal.put("person", Long.toString(id), changed.saved());
        return changed;
    }

    /** Moves {@code stars} into the purse, or out of it when negative; returns whether there were enough. */
    public boolean pay(long person, long stars) {
        var before = change(person, known -> known).stars();
        if (before + stars < 0) {
            return false;
        }
        change(person, known -> known.withStars(known.stars() + stars));
        return true;
    }

    public void keepLink(String link, JsonNode invoice) {
        links.put(link, invoice);
        journal.put("link", link, invoice);
    }

    /** Returns the invoice behind a link. */
    public @Nullable JsonNode link(String link) {
        return links.get(link);
    }

    private void writeAll(Journal into) {
        people.values().forEach(person -> into.put("person", Long.toString(person.id()), person.saved()));
        links.forEach((link, invoice) -> into.put("link", link, invoice));
        files.writeAll(into);
        bots.values().forEach(bot -> bot.writeAll(into));
    }

    private void restore(String kind, String key, JsonNode value) {
        var parts = List.of(key.split(":", 3));
        switch (kind) {
            case "person" -> people.put(number(key), Person.of(number(key), value));
            case "link" -> links.put(key, value);
            case "file" -> files.restore(key, value);
            case "listening" -> bot(number(key)).restoreListening(value);
            case "confirmed" ->
                bot(number(key)).updates().restoreConfirmed(value.path("up_to").asInt(0));
            case "setting" -> bot(number(parts.getFirst())).restoreSetting(key.substring(key.indexOf(':') + 1), value);
            case "payment" -> bot(number(parts.getFirst())).restorePayment(parts.get(1), value);
            case "update" -> bot(number(parts.getFirst())).updates().restore(parts.get(1), value);
            case "chat" -> {
                if (value instanceof ObjectNode saved) {
                    bot(number(parts.getFirst())).chat(number(parts.get(1))).restore(saved);
                }
            }
            case "message" ->
                bot(number(parts.getFirst())).chat(number(parts.get(1))).restore(Integer.parseInt(parts.get(2)), value);
            default -> throw new IllegalStateException("Unknown line in the sandbox journal: kind=" + kind);
        }
    }

    private static long number(String text) {
        return Long.parseLong(text);
    }

    /** Before the web server. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void start() {
        try {
            Files.createDirectories(folder);
            journal.read(this::restore);
            journal.rewrite();
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox can't read " + folder, e);
        }
        open = true;
    }

    /** Lets go whoever waits here, so that the web server may stop. */
    public void release() {
        open = false;
        bots.values().forEach(bot -> {
            bot.updates().close();
            bot.chats().forEach(Chat::changed);
        });
    }

    @Override
    public void stop() {
        release();
        try {
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox can't close its journal in " + folder, e);
        }
    }

    @Override
    public boolean isRunning() {
        return open;
    }
}
