package io.neurocards.media.remote;

import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.shared.Sleeper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * The operator's command {@value #ARGUMENT}: copies every photo and clip from one store to another. What is there already in
 * the same length is left alone, so that a copy which broke off goes on where it was; nothing is deleted. It may run beside
 * the product: a last run after the change of {@code STORAGE_TYPE} takes what came meanwhile.
 */
public final class MoveFiles {

    /** What the first argument of the program is; the two stores follow. */
    public static final String ARGUMENT = "move-files";

    private static final Set<String> STORES = Set.of("local", "supabase", "s3");
    private static final String USAGE = "Usage: " + ARGUMENT + " <from> <to>, each one of local, supabase and s3";
    private static final int LINE_EVERY = 100;

    private final MediaStore from;
    private final MediaStore to;
    private final Consumer<String> say;

    MoveFiles(MediaStore from, MediaStore to, Consumer<String> say) {
        this.from = from;
        this.to = to;
        this.say = say;
    }

    /** How many objects there were, and what became of them. */
    record Moved(int all, int copied, int there, int gone) {}

    /** Not a configuration by name: the server has these parts already. */
    @EnableConfigurationProperties(RemoteSettings.class)
    static class Parts {}

    /**
     * Runs the command; arguments that begin with two dashes are settings.
     *
     * @return 0, or 1 when not everything could be copied: what was said then tells why
     */
    public static int run(String[] arguments, Consumer<String> say) {
        var named = List.of(arguments).stream()
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        if (named.size() != 3
                || !STORES.containsAll(named.subList(1, 3))
                || named.get(1).equals(named.get(2))) {
            say.accept(USAGE);
            return 1;
        }
        var settings = List.of(arguments).stream()
                .filter(argument -> argument.startsWith("--"))
                .toArray(String[]::new);
        try (var context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("neurocards.database.url=none") // no server is started for it
                .run(settings)) {
            var folder = context.getEnvironment().getProperty("neurocards.media.storage", "./data/storage");
            Sleeper sleeper = Thread::sleep;
            var stores = new Stores(context.getBean(RemoteSettings.class), Path.of(folder), sleeper);
            var moved = new MoveFiles(stores.open(named.get(1)), stores.open(named.get(2)), say).run();
            say.accept("Copied: %d of %d objects; there already: %d; deleted meanwhile: %d"
                    .formatted(moved.copied(), moved.all(), moved.there(), moved.gone()));
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            say.accept("The copy broke off: " + e.getMessage() + ". Run the same command again to go on");
            return 1;
        }
    }

    /** @throws IOException when a store fails; what was copied until then stays */
    Moved run() throws IOException {
        var moved = new Moved(0, 0, 0, 0);
        for (var bucket : Bucket.values()) {
            var keys = from.listOlderThan(bucket, Instant.parse("9999-12-31T00:00:00Z"));
            say.accept("%s: %d objects".formatted(bucket.text(), keys.size()));
            for (var key : keys) {
                moved = move(key, moved);
                if (moved.all() % LINE_EVERY == 0) {
                    say.accept("%d looked at, %d copied".formatted(moved.all(), moved.copied()));
                }
            }
        }
        return moved;
    }

    private Moved move(MediaKey key, Moved sum) throws IOException {
        if (!from.exists(key)) {
            return new Moved(sum.all + 1, sum.copied, sum.there, sum.gone + 1);
        }
        var object = from.open(key);
        if (to.exists(key) && to.open(key).size() == object.size()) {
            return new Moved(sum.all + 1, sum.copied, sum.there + 1, sum.gone);
        }
        try (var content = object.contentFrom(0)) {
            var written = to.put(key, content);
            if (written != object.size()) {
                throw new IOException("An object came over in another length: " + key);
            }
        }
        return new Moved(sum.all + 1, sum.copied + 1, sum.there, sum.gone);
    }
}
