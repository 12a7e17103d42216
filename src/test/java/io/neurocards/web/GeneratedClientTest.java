package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever writes an app makes a client from the contract, with a generator that is not ours; it compiles, and works. */
class GeneratedClientTest {

    private static final Path GENERATOR = Path.of("target", "test-tools", "openapi-generator.jar");
    private static final String PACKAGE = "io.neurocards.client";

    @TempDir
    static Path folder;

    @Test
    void an_app_registers_synchronises_and_orders_by_it() throws Exception {
        var sources = generated();
        sources.add(Path.of("src", "test", "resources", "client", "FirstApp.java"));
        var classes = compiled(sources);
        var photo = folder.resolve("photo.jpg");
        try (var file = GeneratedClientTest.class.getResourceAsStream("/photos/sneaker.jpg")) {
            Files.copy(file, photo);
        }
        try (var studio = RunningStudio.start(folder.resolve("studio"))) {
            var said = run(classes, studio.address(), photo.toString());

            assertThat(said)
                    .containsExactly(
                            "registered created mobile_android",
                            "push key true",
                            "synced 2 [applied, applied], again [replayed, replayed]",
                            "conflict true",
                            "ordered created 390.00, once true",
                            "orders 1",
                            "points 0",
                            "clip refused 402 true");
        }
    }

    private static List<Path> generated() throws IOException, InterruptedException {
        var out = folder.resolve("generated");
        var log = folder.resolve("generator.log");
        var exit = new ProcessBuilder(
                        java(),
                        "-jar",
                        GENERATOR.toString(),
                        "generate",
                        "-i",
                        "docs/openapi.json",
                        "-g",
                        "java",
                        "--library",
                        "native",
                        "-o",
                        out.toString(),
                        "--additional-properties",
                        "invokerPackage=" + PACKAGE + ",apiPackage=" + PACKAGE + ".api,modelPackage=" + PACKAGE
                                + ".model,openApiNullable=false,useJakartaEe=true")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(exit).as("%s", Files.readString(log)).isZero();
        try (Stream<Path> files = Files.walk(out.resolve("src/main/java"))) {
            return new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(".java")).toList());
        }
    }

    private static Path compiled(List<Path> sources) throws IOException {
        var classes = Files.createDirectories(folder.resolve("classes"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new java.io.StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("-d", classes.toString(), "-nowarn", "-proc:none", "-cp", classPath());
            var task = compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
            assertThat(task.call()).as("%s", said).isTrue();
        }
        return classes;
    }

    /** In a process of its own, as an app is. */
    private static List<String> run(Path classes, String... arguments) throws IOException, InterruptedException {
        var output = folder.resolve("app.log");
        var command =
                new ArrayList<>(List.of(java(), "-cp", classes + File.pathSeparator + classPath(), "app.FirstApp"));
        command.addAll(List.of(arguments));
        var exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        assertThat(exit).as("%s", Files.readString(output)).isZero();
        return Files.readAllLines(output);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
