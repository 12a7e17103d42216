package io.neurocards;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs programs in a folder, with variables of the test's own and, before all others, the programs of a folder of its own. */
record Shell(Path folder, Map<String, String> variables) {

    /** What a program left. */
    record Ended(int code, String said) {}

    static Shell in(Path folder) {
        return new Shell(folder, Map.of());
    }

    static boolean knows(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Sets one more variable. */
    Shell with(String name, String value) {
        var more = new HashMap<>(variables);
        more.put(name, value);
        return new Shell(folder, more);
    }

    /** Puts a program of this text before every other of its name. */
    Shell with(String program, Path programs, String text) throws IOException {
        Files.createDirectories(programs);
        var file = Files.writeString(programs.resolve(program), "#!/usr/bin/env bash\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return with("PATH", programs + File.pathSeparator + System.getenv("PATH"));
    }

    Ended run(String... command) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    static String script(String path) {
        return Path.of(path).toAbsolutePath().toString();
    }
}
