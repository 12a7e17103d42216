package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What the studio is deployed with fits the studio: names of settings, commands, files; and gives no secret away. */
class DeploymentFilesTest {

    private static final Path SERVER = Path.of("deploy/server");
    private static final Path SCRIPTS = Path.of("scripts");
    private static final Path UNITS = Path.of("deploy/systemd");

    /** Names that the containers' own programs read, or that the runtime of the studio does. */
    private static final Set<String> OF_OTHERS = Set.of("NEUROCARDS_MODE", "POSTGRES_DB");

    @Test
    @SuppressWarnings("unchecked")
    void the_containers_are_those_of_the_guides_and_publish_nothing_but_the_studio() throws IOException {
        var services =
                (Map<String, Map<String, Object>>) yaml("docker-compose.yml").get("services");

        assertThat(services.keySet())
                .containsExactlyInAnyOrder(
                        "postgres", "redis", "neurocards-polling", "bot", "neurocards-worker", "nginx");
        assertThat(services.get("neurocards-worker"))
                .doesNotContainKey("container_name")
                .doesNotContainKey("ports");
        assertThat(services.get("postgres"))
                .doesNotContainKey("ports")
                .containsEntry("container_name", "neurocards-postgres");
        assertThat(services.get("redis"))
                .doesNotContainKey("ports")
                .containsEntry("container_name", "neurocards-redis");
        assertThat(services.get("neurocards-polling")).containsEntry("container_name", "neurocards-polling");
        assertThat(services.get("nginx")).containsEntry("profiles", List.of("nginx"));
        assertThat(services.entrySet())
                .filteredOn(service -> !List.of("nginx", "postgres", "redis").contains(service.getKey()))
                .allSatisfy(service -> {
                    assertThat(service.getValue().get("depends_on")).isNotNull();
                    assertThat(service.getValue().get("volumes").toString())
                            .as("whoever makes backups, or lists and restores them, and whoever stores or shows clips")
                            .contains("storage:/var/neurocards/storage", "backups:/var/neurocards/backups");
                });
        assertThat(services.values())
                .allSatisfy(service ->
                        assertThat(service.get("logging").toString()).contains("max-size=20m", "max-file=5"));
        assertThat(services.get("neurocards-worker").get("deploy").toString())
                .contains("limits={cpus=2, memory=4G}", "reservations={cpus=1, memory=2G}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker-compose.yml",
                "docker-compose.webhook.yml",
                "docker-compose.polling.yml",
                "docker-compose.local.yml",
                "render.yaml"
            })
    void files_of_containers_name_settings_that_there_are(String file) throws IOException {
        yaml(file);
        var text = Files.readString(Path.of(file));
        var named = Stream.concat(
                        Pattern.compile("\\$\\{([A-Z_0-9]+)")
                                .matcher(text)
                                .results()
                                .map(found -> found.group(1)),
                        Pattern.compile("(?m)^\\s+(?:- key: )?([A-Z][A-Z_0-9]{3,})(?::|$)")
                                .matcher(text)
                                .results()
                                .map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));

        named.removeAll(known());

        assertThat(named).isEmpty();
    }

    @Test
    void compose_wants_its_secrets_and_has_none() throws IOException {
        var text = Files.readString(Path.of("docker-compose.yml"));

        assertThat(text).contains("${POSTGRES_PASSWORD:?", "${REDIS_PASSWORD:?", "${SECRET_KEY:?");
        assertThat(text).doesNotContainPattern("(PASSWORD|KEY|TOKEN):-");
    }

    @Test
    void railway_and_the_image_ask_for_what_the_studio_answers() throws IOException {
        var railway = Files.readString(Path.of("railway.toml"));
        var image = Files.readString(Path.of("Dockerfile"));

        assertThat(railway.lines().filter(line -> !line.isBlank() && !line.startsWith("#")))
                .allMatch(line -> line.matches("\\[[a-z]+]|[A-Za-z]+ = (\"[^\"]*\"|\\d+)"))
                .contains("healthcheckPath = \"/readyz\"", "dockerfilePath = \"Dockerfile\"");
        assertThat(image).contains("HEALTHCHECK", "USER neurocards", "BIND_ADDRESS=0.0.0.0", "--make-aot-cache");
        assertThat(image.lastIndexOf("USER neurocards")).isGreaterThan(image.lastIndexOf("FROM "));
        for (var copied : Pattern.compile("(?m)^COPY (?!--from)(\\S+(?: \\S+)*) \\S+$")
                .matcher(image)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split(" ")))
                .toList()) {
            assertThat(Path.of(copied)).exists();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void scripts_stop_at_the_first_failure_and_can_be_run(Path script) throws IOException {
        var text = Files.readString(script);

        assertThat(text).startsWith("#!/usr/bin/env bash\n");
        assertThat(text).containsPattern("(?m)^set -euo pipefail$|^\\. \"\\$\\(dirname .*/lib\\.sh\"$");
        assertThat(Files.isExecutable(script)).isTrue();
    }

    /** Tracing, an argument of a program, or an address with a password in it would be seen by others on the machine. */
    @ParameterizedTest
    @MethodSource("scripts")
    void scripts_give_no_secret_away(Path script) throws IOException {
        assertThat(Files.readAllLines(script).stream()
                        .map(String::strip)
                        .filter(line -> !line.startsWith("#"))
                        .toList())
                .noneMatch(line -> line.matches("set -[a-z]*x.*"))
                .noneMatch(line -> line.matches("(say|echo) .*\\$(key|word|secret|password|target)\\b.*"))
                .noneMatch(line ->
                        line.matches(".*(psql|openssl|curl|runuser|env) .*\\$\\{?(key|word|password|target)\\b.*")
                                && !line.contains("fd:3 3< <(printf")
                                && !line.startsWith("printf "))
                .noneMatch(line -> line.matches(".*(mktemp|/tmp/).*(key|password|secret).*"));
    }

    @Test
    void units_start_what_a_release_has_as_nobody_special() throws IOException {
        var started = Pattern.compile("(?m)^Exec[A-Za-z]+=\\+?/opt/neurocards/current/(\\S+)");
        for (var unit : filesOf(UNITS)) {
            var text = Files.readString(unit);
            for (var file :
                    started.matcher(text).results().map(found -> found.group(1)).toList()) {
                var source = file.startsWith("bin/") ? Path.of("deploy", file) : Path.of(file);
                assertThat(source).as(unit + " starts " + file).exists();
            }
            if (started.matcher(text).find()) {
                assertThat(text)
                        .contains("User=neurocards", "NoNewPrivileges=yes", "ProtectSystem=strict", "MemoryMax=")
                        .contains("ReadWritePaths=/var/neurocards");
            }
        }
        for (var unit : List.of("neurocards-bot.service", "neurocards-worker@.service")) {
            assertThat(Files.readAllLines(UNITS.resolve(unit)))
                    .as(unit)
                    .contains("Restart=always", "RestartSec=3", "KillSignal=SIGTERM", "TimeoutStopSec=60")
                    .contains("StartLimitIntervalSec=300", "StartLimitBurst=10");
        }
        assertThat(Files.readString(UNITS.resolve("neurocards-worker@.service")))
                .contains("PartOf=neurocards-worker.service");
    }

    @Test
    void settings_that_units_and_scripts_write_are_known() throws IOException {
        var written = new HashSet<String>();
        for (var file : Stream.concat(filesOf(UNITS).stream(), scripts()).toList()) {
            var text = Files.readString(file);
            Stream.of("(?m)^Environment=([A-Z_0-9]+)=", "\\b(?:add_)?setting ([A-Z][A-Z_0-9]+)\\b")
                    .forEach(form -> Pattern.compile(form)
                            .matcher(text)
                            .results()
                            .map(found -> found.group(1))
                            .forEach(written::add));
        }
        written.remove("NAME");

        assertThat(written).contains("DATABASE_URL", "SECRET_KEY", "BIND_ADDRESS", "APP_ROLES");
        assertThat(known()).containsAll(written);
    }

    @Test
    void no_server_of_a_version_before_fifteen_is_installed_or_taken() throws IOException {
        var install = Files.readString(SERVER.resolve("install.sh"));

        assertThat(install).contains("candidate:-0} >= 15", "missing+=(postgresql-15)", "number >= 150000");
        assertThat(install.indexOf("\ncheck_postgres\n"))
                .as("before anything of the studio is made")
                .isBetween(install.indexOf("\ninstall_packages\n"), install.indexOf("\nmake_user_and_folders\n"));
        assertThat(versions("docker-compose.yml", "image: postgres:(\\d+)"))
                .isNotEmpty()
                .allMatch(version -> version >= 15);
        assertThat(versions("render.yaml", "postgresMajorVersion: \"(\\d+)\""))
                .isNotEmpty()
                .allMatch(version -> version >= 15);
    }

    @Test
    void one_worker_is_the_usual_number_everywhere_and_the_sample_says_who_takes_five() throws IOException {
        assertThat(Files.readString(Path.of("docker-compose.yml")))
                .contains("replicas: ${WORKER_REPLICAS:-1}", "env_file: [.env]");
        assertThat(Files.readString(SERVER.resolve("install.sh")))
                .contains("enable --quiet neurocards-worker@1.service");
        assertThat(Files.readString(Path.of(".env.example")))
                .contains("1 unless set", "server of 4 GB", "#WORKER_REPLICAS=5", "#WORKER_TIMEOUT=1800");
    }

    /** A heap that is full is for the supervisor: half of the threads of such a process may be gone. */
    @Test
    void whatever_starts_the_studio_starts_it_by_the_program_that_ends_it_when_memory_is_out() throws IOException {
        assertThat(Files.readString(Path.of("deploy/bin/neurocards")))
                .contains("options=(--enable-native-access=ALL-UNNAMED", "-XX:+ExitOnOutOfMemoryError)")
                .contains("exec \"$java\" \"${options[@]}\"");
        assertThat(Files.readString(Path.of("Dockerfile"))).contains("ENTRYPOINT [\"/opt/neurocards/bin/neurocards\"]");
        for (var file : List.of("railway.toml", "render.yaml")) {
            assertThat(Files.readString(Path.of(file)))
                    .as(file)
                    .containsIgnoringCase("Dockerfile")
                    .doesNotContain("startCommand", "dockerCommand");
        }
        for (var file : List.of("docker-compose.yml", "docker-compose.webhook.yml", "docker-compose.polling.yml")) {
            assertThat(Files.readString(Path.of(file))).doesNotContain("entrypoint:", "neurocards.jar");
        }
        for (var file : Stream.concat(filesOf(UNITS).stream(), scripts()).toList()) {
            assertThat(Files.readAllLines(file).stream().filter(line -> line.matches(".*\\bjava\\b.* -jar .*")))
                    .as(file + " starts no Java of its own, but to unpack")
                    .allMatch(line -> line.contains("-Djarmode=tools") || file.endsWith("deploy/bin/neurocards"));
        }
        assertThat(Files.readString(Path.of("pom.xml"))).contains("-XX:+ExitOnOutOfMemoryError");
    }

    @Test
    void links_between_the_documents_lead_somewhere() throws IOException {
        var broken = new ArrayList<String>();
        var link = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)(?:#[^)]*)?\\)");
        for (var page : Stream.concat(
                        filesOf(Path.of("docs")).stream()
                                .filter(file -> file.toString().endsWith(".md")),
                        Stream.of(Path.of("README.md"), Path.of("README.ru.md"), Path.of("CONTRIBUTING.md")))
                .toList()) {
            link.matcher(Files.readString(page))
                    .results()
                    .map(found -> found.group(1))
                    .filter(target -> !Files.exists(page.toAbsolutePath().resolveSibling(target)))
                    .forEach(target -> broken.add(page + " -> " + target));
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void commands_of_the_guides_are_scripts_that_there_are() throws IOException {
        for (var page : List.of("SELF_HOSTING", "QUICKSTART_VPS", "DEPLOY", "PARALLEL_WORKERS", "commands")) {
            var text = Files.readString(Path.of("docs", page + ".md"));
            assertThat(Pattern.compile("\\b((?:scripts|deploy/server)/[a-z_]+\\.sh)")
                            .matcher(text)
                            .results()
                            .map(found -> Path.of(found.group(1))))
                    .as(page)
                    .allSatisfy(script -> assertThat(script).exists());
        }
    }

    private static List<Integer> versions(String file, String form) throws IOException {
        return Pattern.compile(form)
                .matcher(Files.readString(Path.of(file)))
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    private static Set<String> known() {
        var names = new HashSet<>(OF_OTHERS);
        names.addAll(ComposeNames.ALL);
        Stream.of(Setting.values()).flatMap(setting -> setting.names().stream()).forEach(names::add);
        return names;
    }

    private static Map<String, Object> yaml(String file) throws IOException {
        return new Yaml().load(Files.readString(Path.of(file)));
    }

    static Stream<Path> scripts() throws IOException {
        return Stream.of(
                        filesOf(SERVER).stream(),
                        filesOf(SCRIPTS).stream(),
                        Stream.of(Path.of("deploy/bin/neurocards"), Path.of("deploy/container/healthcheck.sh")))
                .flatMap(files -> files);
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
