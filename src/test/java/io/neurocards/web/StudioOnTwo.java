package io.neurocards.web;

import static io.neurocards.web.ApiClient.until;

import io.neurocards.TestStart;
import io.neurocards.database.log.TestPair;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.Pair;
import io.neurocards.web.ApiClient.Photo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application as a customer meets it, on two databases of two servers that can be taken away from it. */
final class StudioOnTwo implements AutoCloseable {

    final TestPair databases;
    private final boolean ownsDatabases;
    private final Path folder;
    private final List<String> more;
    private ConfigurableApplicationContext context;

    private StudioOnTwo(TestPair databases, boolean ownsDatabases, Path folder, List<String> more) {
        this.databases = databases;
        this.ownsDatabases = ownsDatabases;
        this.folder = folder;
        this.more = more;
    }

    /** Starts it with {@code more} arguments; which of its databases decides is not known yet. */
    static StudioOnTwo start(Path folder, String... more) {
        var studio = new StudioOnTwo(TestPair.bare(), true, folder, List.of(more));
        studio.start();
        return studio;
    }

    /** Starts another process on the same databases, with the same settings and secret, and everything else in a folder of its own. */
    StudioOnTwo beside(Path own) {
        var secret = List.of("--neurocards.secret-file=" + folder.resolve("secret.key"));
        var studio = new StudioOnTwo(databases, false, own, RunningStudio.with(more, secret));
        studio.start();
        return studio;
    }

    /** Starts the process again, on the journal and the files that it finds. */
    void start() {
        var arguments = new ArrayList<>(RunningStudio.arguments(databases.primary.address(), folder));
        arguments.add("--neurocards.database.backup.url=" + databases.backup.address());
        arguments.add("--neurocards.database.journal.folder=" + folder.resolve("journal"));
        arguments.add("--neurocards.database.pair.rejoin-after=1s");
        // A test beside others must not take a slow machine for a lost database.
        arguments.add("--neurocards.database.pair.probe-timeout=3s");
        var all = RunningStudio.with(arguments, more);
        context = TestStart.product(all);
    }

    /** Ends the process; both databases go on. */
    void stop() {
        context.close();
    }

    void takeBothAway() throws IOException, InterruptedException {
        databases.primary.refuse();
        databases.backup.refuse();
        awaitMode(Mode.CACHE_ONLY);
    }

    void giveBack() throws IOException, InterruptedException {
        databases.primary.accept();
        databases.backup.accept();
        until(() -> pair().mode(), mode -> mode != Mode.CACHE_ONLY);
    }

    void awaitMode(Mode mode) throws IOException, InterruptedException {
        until(() -> pair().mode(), now -> now == mode);
    }

    void awaitEqual() throws IOException, InterruptedException {
        until(
                () -> databases.primary.head().equals(databases.backup.head())
                        && databases.primary.contents().equals(databases.backup.contents()),
                equal -> equal);
    }

    Pair pair() {
        return bean(Pair.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    String address() {
        return "http://localhost:"
                + ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    ApiClient client() {
        return new ApiClient(address());
    }

    static Photo sneaker() throws IOException {
        return new Photo("sneaker.jpg", Files.readAllBytes(Path.of("src/test/resources/photos/sneaker.jpg")));
    }

    @Override
    public void close() {
        context.close();
        if (ownsDatabases) {
            databases.close();
        }
    }
}
