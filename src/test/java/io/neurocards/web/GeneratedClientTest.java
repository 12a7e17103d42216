package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever writes an app makes a client from the contract, with a generator that is not ours; it compiles, and works. */
@Thorough
class GeneratedClientTest {

    private static final Path GENERATOR = Path.of("target", "test-tools", "openapi-generator.jar");

    @TempDir
    static Path folder;

    @Test
    void an_app_registers_synchronises_and_orders_by_it() throws Exception {
        var classes = compiled("FirstApp", "native", "io.neurocards.client");
        try (var studio = RunningStudio.start(folder.resolve("studio"))) {
            var said = run(classes, "FirstApp", studio.address(), photo().toString());

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

    /** Of the generator's libraries for Java this one sends forms in UTF-8; {@code native} makes question marks of all that is Russian. */
    @Test
    void an_app_orders_clips_by_it_of_what_is_described_at_length_in_russian() throws Exception {
        var classes = compiled("ClipsApp", "restclient", "io.neurocards.clips");
        try (var studio = RunningStudio.start(folder.resolve("russian"))) {
            var seller = new ApiClient(studio.address()).signedUp("anna@example.org");

            assertThat(run(classes, "ClipsApp", studio.address(), seller.token(), photo().toString()))
                    .containsExactly("ordered 1, once true", "kept whole true");
        }
    }

    private static Path photo() throws IOException {
        var photo = folder.resolve("photo.jpg");
        try (var file = GeneratedClientTest.class.getResourceAsStream("/photos/sneaker.jpg")) {
            Files.copy(file, photo, StandardCopyOption.REPLACE_EXISTING);
        }
        return photo;
    }

    private static List<Path> generated(String library, String name) throws IOException, InterruptedException {
        var out = folder.resolve(library);
        var log = folder.resolve(library + ".log");
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
                        library,
                        "-o",
                        out.toString(),
                        "--additional-properties",
                        "invokerPackage=" + name + ",apiPackage=" + name + ".api,modelPackage=" + name
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

    private static Path compiled(String app, String library, String name) throws IOException, InterruptedException {
        var sources = generated(library, name);
        sources.add(Path.of("src", "test", "resources", "client", app + ".java"));
        var classes = Files.createDirectories(folder.resolve(app));
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
    private static List<String> run(Path classes, String app, String... arguments)
            throws IOException, InterruptedException {
        var output = folder.resolve(app + ".log");
        var command = new ArrayList<>(List.of(java(), "-cp", classes + File.pathSeparator + classPath(), "app." + app));
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
