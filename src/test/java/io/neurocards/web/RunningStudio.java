package io.neurocards.web;

import io.neurocards.TestStart;
import io.neurocards.database.TestDatabase;
import io.neurocards.media.film.FilmOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application as a customer meets it: demo mode, a free port, a fresh database, folders of its own. */
public final class RunningStudio implements AutoCloseable {

    /** An argument for tests that do something to a film while it is made, or look at it. */
    public static final String USUAL_FILMS = "--neurocards.providers.local.frame-rate=" + FilmOrder.USUAL_RATE;

    private final TestDatabase database;
    private Optional<ConfigurableApplicationContext> running;

    private final Path folder;
    private final boolean ownsDatabase;

    private RunningStudio(
            TestDatabase database, Path folder, boolean ownsDatabase, ConfigurableApplicationContext context) {
        this.database = database;
        this.folder = folder;
        this.ownsDatabase = ownsDatabase;
        this.running = Optional.of(context);
    }

    /** Starts it; {@code more} are arguments that are added, or that replace those of the same name. */
    public static RunningStudio start(Path folder, String... more) {
        var database = TestDatabase.fresh();
        var arguments = with(arguments(database.url(), folder), List.of(more));
        return new RunningStudio(database, folder, true, TestStart.product(arguments));
    }

    /**
     * Starts another process on the same database, with the same secret, files and mailbox, and everything else in a folder of its own.
     * Whichever of them mails something, the mailbox of this one has it.
     */
    RunningStudio beside(Path own, String... more) {
        var settings = context().getEnvironment();
        var arguments = with(
                with(arguments(database.url(), own), List.of(more)),
                List.of(
                        "--neurocards.secret-file=" + folder.resolve("secret.key"),
                        "--neurocards.media.storage=" + folder.resolve("storage"),
                        "--neurocards.mail.host=" + settings.getProperty("neurocards.mail.host"),
                        "--neurocards.mail.port=" + settings.getProperty("neurocards.mail.port"),
                        "--neurocards.mail.from=" + settings.getProperty("neurocards.mail.from")));
        return new RunningStudio(database, own, false, TestStart.product(arguments));
    }

    /**
     * Returns the command line of a demo on that database, with everything it writes below {@code folder}. Its films have few frames a
     * second: most of what such a test takes is a film that it does not look at.
     */
    public static List<String> arguments(String databaseUrl, Path folder) {
        return List.of(
                "--server.port=0",
                "--neurocards.mode=demo",
                "--neurocards.database.url=" + databaseUrl,
                "--neurocards.media.storage=" + folder.resolve("storage"),
                "--neurocards.secret-file=" + folder.resolve("secret.key"),
                "--neurocards.videos.node-file=" + folder.resolve("node-id"),
                "--neurocards.providers.local.frame-rate=" + FilmOrder.LOWEST_RATE,
                "--neurocards.providers.local.folder=" + folder.resolve("renders"),
                "--neurocards.sandbox.telegram.folder=" + folder.resolve("sandbox-telegram"),
                "--neurocards.rendering.programs="
                        + Path.of("target", "test-programs").toAbsolutePath());
    }

    /** Returns these arguments with {@code more}, which are added, or replace those of the same name. */
    static List<String> with(List<String> arguments, List<String> more) {
        var all = new ArrayList<>(arguments);
        for (var argument : more) {
            all.removeIf(known -> known.startsWith(argument.substring(0, argument.indexOf('=') + 1)));
        }
        all.addAll(more);
        return all;
    }

    public String address() {
        return "http://localhost:"
                + ((ServletWebServerApplicationContext) context())
                        .getWebServer()
                        .getPort();
    }

    public TestDatabase database() {
        return database;
    }

    public <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    /** Returns all of a kind. */
    public <T> Collection<T> beans(Class<T> type) {
        return context().getBeansOfType(type).values();
    }

    /** Says to all parts that this happened. */
    public void publish(Object event) {
        context().publishEvent(event);
    }

    private ConfigurableApplicationContext context() {
        return running.orElseThrow();
    }

    /** Ends it, and lets go of it: a test class keeps its studio until the last one of the JVM is over. */
    @Override
    public void close() {
        running.ifPresent(ConfigurableApplicationContext::close);
        running = Optional.empty();
        if (ownsDatabase) {
            database.close();
        }
    }
}
