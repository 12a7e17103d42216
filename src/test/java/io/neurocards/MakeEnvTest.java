package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/make_env.sh leaves nothing to be set before the studio starts in containers but keys of others. */
class MakeEnvTest {

    private static final List<String> SECRETS =
            List.of("POSTGRES_PASSWORD", "REDIS_PASSWORD", "SECRET_KEY", "ADMIN_TOKEN");

    @TempDir
    Path folder;

    @Test
    void it_makes_the_sample_with_secrets_once_for_its_owner_alone() throws Exception {
        var said = make();
        var settings = DotEnv.read(env());

        assertThat(settings.remove("COMPOSE_PROJECT_NAME")).isEqualTo("neurocards");
        assertThat(settings.keySet()).containsExactlyInAnyOrderElementsOf(SECRETS);
        assertThat(settings.values())
                .allMatch(secret -> secret.matches("[0-9a-f]{64}"))
                .doesNotHaveDuplicates();
        assertThat(said).contains(SECRETS);
        assertThat(settings.values()).noneMatch(said::contains);
        assertThat(said).contains("BOT_TOKEN", "KIE_API_KEY", "OPENAI_API_KEY");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(env())))
                .isEqualTo("rw-------");
        assertThat(withoutSecrets(env())).isEqualTo(withoutSecrets(Path.of(".env.example")));
        var before = Files.readAllBytes(env());
        var time = Files.getLastModifiedTime(env());

        assertThat(make()).startsWith("Nothing was missing.");

        assertThat(env()).hasBinaryContent(before);
        assertThat(Files.getLastModifiedTime(env())).isEqualTo(time);
        assertThat(folder).isDirectoryContaining(file -> file.equals(env())).isDirectoryNotContaining("glob:**.env.*");
    }

    @Test
    void what_is_set_stays_and_what_was_left_open_is_filled_where_it_stands() throws Exception {
        Files.writeString(env(), """
                export ADMIN_TOKEN="an operator's own, of thirty-two letters"
                SECRET_KEY=
                POSTGRES_PASSWORD=<the output of openssl rand -hex 32>
                BOT_TOKEN=1:secret""");

        assertThat(make())
                .contains("Made: POSTGRES_PASSWORD REDIS_PASSWORD SECRET_KEY")
                .doesNotContain("BOT_TOKEN");

        var settings = DotEnv.read(env());
        assertThat(settings.keySet())
                .containsExactly("ADMIN_TOKEN", "SECRET_KEY", "POSTGRES_PASSWORD", "BOT_TOKEN", "REDIS_PASSWORD");
        assertThat(settings)
                .containsEntry("ADMIN_TOKEN", "an operator's own, of thirty-two letters")
                .containsEntry("BOT_TOKEN", "1:secret");
        assertThat(settings.get("POSTGRES_PASSWORD")).matches("[0-9a-f]{64}");
        assertThat(DotEnv.warning(env())).isEmpty();
    }

    @Test
    void the_containers_can_be_started_with_it() throws Exception {
        assumeTrue(Shell.knows("docker-compose"), "docker-compose is not installed");
        Files.copy(Path.of("docker-compose.yml"), folder.resolve("docker-compose.yml"));
        Files.copy(Path.of(".env.example"), env());
        var shell = Shell.in(folder);
        assertThat(shell.run("docker-compose", "config", "-q").said()).contains("set it in .env");

        make();

        assertThat(shell.run("docker-compose", "config", "-q")).isEqualTo(new Shell.Ended(0, ""));
    }

    private String make() throws IOException, InterruptedException {
        var ended = Shell.in(folder).run("bash", Shell.script("scripts/make_env.sh"), folder.toString());
        assertThat(ended.code()).as(ended.said()).isZero();
        return ended.said();
    }

    private Path env() {
        return folder.resolve(".env");
    }

    private static List<String> withoutSecrets(Path file) throws IOException {
        var names = SECRETS.stream().collect(Collectors.joining("|", "#?(", ")=.*"));
        return Files.readAllLines(file).stream()
                .filter(line -> !line.matches(names))
                .toList();
    }
}
