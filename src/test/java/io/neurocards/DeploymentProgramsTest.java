package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs that will read the files of a deployment accept them; each is asked where it is installed. */
class DeploymentProgramsTest {

    private static final String MAIN = "docker-compose.yml";

    @TempDir
    Path folder;

    @Test
    void shellcheck_has_nothing_to_say() throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(installed("shellcheck"), "-x"));
        DeploymentFilesTest.scripts().map(Path::toString).forEach(command::add);

        assertThat(saidBy(command, Path.of("."))).isEmpty();
    }

    /** Old versions refuse what they do not know, also at the top of a file. */
    @ParameterizedTest
    @ValueSource(
            strings = {MAIN, "docker-compose.webhook.yml", "docker-compose.polling.yml", "docker-compose.local.yml"})
    void compose_accepts_each_file(String overlay) throws IOException, InterruptedException {
        var compose = installed("docker-compose");
        Files.writeString(folder.resolve(".env"), """
                POSTGRES_PASSWORD=a
                REDIS_PASSWORD=b
                SECRET_KEY=c
                COMPOSE_PROJECT_NAME=neurocards
                """);
        var command = new ArrayList<String>(List.of(compose));
        for (var file : Stream.of(MAIN, overlay).distinct().toList()) {
            Files.copy(Path.of(file), folder.resolve(file));
            command.addAll(List.of("-f", file));
        }
        command.add("config");

        assertThat(saidBy(command, folder)).contains("neurocards-postgres", "neurocards-worker:");
    }

    @Test
    void nginx_accepts_the_site_of_a_server() throws IOException, InterruptedException {
        var nginx = installed("nginx");
        saidBy(
                List.of(
                        installed("openssl"),
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:P-256",
                        "-nodes",
                        "-subj",
                        "/CN=studio.example.com",
                        "-keyout",
                        "privkey.pem",
                        "-out",
                        "fullchain.pem"),
                folder);
        var ports = new AtomicInteger();
        var site = Files.readString(Path.of("deploy/nginx/neurocards.conf"))
                .replace("@SERVER_NAME@", "studio.example.com")
                .replace("@PORT@", "8080")
                .replace(
                        "@INC@",
                        Path.of("deploy/nginx/studio.inc").toAbsolutePath().toString())
                .replace("/etc/neurocards/tls", folder.toString());
        // The ports may be another's, or root's alone.
        site = Pattern.compile("(?m)^( +listen )[^ ;]+")
                .matcher(site)
                .replaceAll(found -> found.group(1) + "unix:" + folder + "/" + ports.incrementAndGet());
        assertThat(site).doesNotContainPattern("@[A-Z_]+@");
        Files.writeString(folder.resolve("site.conf"), site);
        var temporary = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                .map(kind -> "%s_temp_path %s/%s;".formatted(kind, folder, kind))
                .toList();
        Files.writeString(
                folder.resolve("nginx.conf"),
                "pid %s/pid; error_log stderr; events {} http { access_log off; %s include %s/site.conf; }"
                        .formatted(folder, String.join(" ", temporary), folder));

        assertThat(saidBy(List.of(nginx, "-t", "-q", "-p", folder.toString(), "-c", folder + "/nginx.conf"), folder))
                .isEmpty();
        assertThat(ports.get()).isEqualTo(4);
    }

    @Test
    void systemd_accepts_the_units() throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(installed("systemd-analyze"), "verify", "--man=no"));
        try (var units = Files.list(Path.of("deploy/systemd"))) {
            for (var unit : units.filter(file -> file.getFileName().toString().startsWith("neurocards-"))
                    .sorted()
                    .toList()) {
                // A template is verified as one of its instances; programs of a release are not on this machine.
                var name = unit.getFileName().toString().replace("@.", "@1.");
                Files.writeString(
                        folder.resolve(name),
                        Files.readString(unit).replaceAll("/opt/neurocards/current/\\S+", "/bin/true"));
                command.add(name);
            }
        }

        assertThat(saidBy(command, folder)).isEmpty();
    }

    private static String installed(String program) {
        var found = Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(found.isPresent(), program + " is not installed");
        return found.orElseThrow().toString();
    }

    private static String saidBy(List<String> command, Path in) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
