package io.neurocards.web;

import static io.neurocards.web.ApiClient.until;

import io.neurocards.shared.FreePort;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The whole application in a process of its own, on one port, to be killed without a warning and started again. */
final class StudioProcess implements AutoCloseable {

    private static final String PRODUCT = "io.neurocards.NeuroCardsApplication";

    private final List<String> command;
    private final int port;
    private final Path log;
    private Process process;

    /** With the settings of a demo, and {@code more}; what it says is added to {@code log}. */
    StudioProcess(String databaseUrl, Path folder, Path log, String... more) throws IOException {
        port = FreePort.take();
        this.log = log;
        command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PRODUCT));
        var settings = RunningStudio.with(
                RunningStudio.arguments(databaseUrl, folder),
                List.of("--server.port=" + port, "--neurocards.jobs.heartbeat=1s"));
        command.addAll(RunningStudio.with(settings, List.of(more)));
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** Starts it, and returns before it is ready. */
    void launch() throws IOException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Returns when it serves. */
    void start() throws IOException, InterruptedException {
        launch();
        awaitReady();
    }

    /** Returns when what was launched serves. */
    void awaitReady() throws IOException, InterruptedException {
        until(this::isReady, ready -> ready);
    }

    private boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("The process ended by itself; see " + log);
        }
        try {
            return new ApiClient(address()).get("/healthz").status() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /** What an operator's command answered. */
    record Said(int code, String said) {}

    /** Runs an operator's command with the settings of the studio, beside it. */
    Said tool(String... words) throws IOException, InterruptedException {
        var whole = new ArrayList<>(command.subList(0, command.indexOf(PRODUCT) + 1));
        whole.addAll(List.of(words));
        whole.addAll(command.subList(command.indexOf(PRODUCT) + 1, command.size()));
        var tool = new ProcessBuilder(whole)
                .redirectError(Redirect.appendTo(log.toFile()))
                .start();
        try (var answer = tool.inputReader()) {
            var said = answer.readAllAsString();
            return new Said(tool.waitFor(), said);
        }
    }

    /** Ends it and all that it has started with signal 9. */
    void kill() throws InterruptedException {
        var victim = Objects.requireNonNull(process);
        var children = victim.descendants().toList();
        victim.destroyForcibly().waitFor();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** Ends it as an operator does, and returns when it has ended. */
    void end() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            kill();
        }
    }
}
