package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;

class DotEnvTest {

    private static final Path SAMPLE = Path.of(".env.example");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw-r--r--", "rw--w----", "rw----r--", "rwxrwxrwx", "rw------x"})
    void a_file_that_others_get_at_is_named_with_the_command_that_mends_it(String mode) throws IOException {
        var file = Files.writeString(folder.resolve(".env"), "SMTP_PASSWORD=s3cret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThat(DotEnv.warning(file).orElseThrow())
                .contains(file.toAbsolutePath().toString(), mode, "chmod 600 '" + file.toAbsolutePath() + "'")
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rwx------"})
    void a_file_of_its_owner_alone_is_not_spoken_of_and_neither_is_one_that_is_not_there(String mode)
            throws IOException {
        var file = Files.writeString(folder.resolve(".env"), "SMTP_PASSWORD=s3cret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThat(DotEnv.warning(file)).isEmpty();
        assertThat(DotEnv.warning(folder.resolve("none"))).isEmpty();
    }

    @Test
    void lines_are_read_as_operators_write_them() throws IOException {
        var file = Files.writeString(folder.resolve(".env"), """
                # a comment
                PLAIN=value
                  export SPACED = around it\s\s
                QUOTED="with # inside "
                SINGLE='it is'
                EQUALS=postgres://a:b@c/d?sslmode=require
                COMMENTED=value # why
                HASH=pass#word
                EMPTY=
                NOTHING= # to be set
                not a setting
                =nameless
                """);

        assertThat(DotEnv.read(file))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "PLAIN", "value",
                        "SPACED", "around it",
                        "QUOTED", "with # inside ",
                        "SINGLE", "it is",
                        "EQUALS", "postgres://a:b@c/d?sslmode=require",
                        "COMMENTED", "value",
                        "HASH", "pass#word",
                        "EMPTY", "",
                        "NOTHING", ""));
    }

    @Test
    void a_missing_file_sets_nothing_and_an_unreadable_one_is_named() throws IOException {
        var damaged = Files.write(folder.resolve(".env"), new byte[] {'A', '=', (byte) 0xff, (byte) 0xfe});

        assertThat(DotEnv.read(folder.resolve("none"))).isEmpty();
        assertThatThrownBy(() -> DotEnv.read(damaged))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(damaged.toString());
    }

    @Test
    void the_sample_shows_every_setting_and_no_other() throws IOException {
        var shown = Files.readAllLines(SAMPLE).stream()
                .filter(line -> line.matches("#?[A-Z0-9_]+=.*"))
                .map(line -> line.replaceFirst("#?([A-Z0-9_]+)=.*", "$1"))
                .toList();

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.concat(Stream.of("NEUROCARDS_MODE"), ComposeNames.ALL.stream()),
                                Stream.of(Setting.values()).map(Setting::name))
                        .toList());
        assertThat(Files.readString(SAMPLE))
                .contains(Stream.of(Setting.values())
                        .flatMap(setting -> setting.names().stream())
                        .toList());
    }

    @Test
    void the_sample_as_it_stands_is_the_demo() {
        var environment = new OwnEnvironment(Map.of());

        new SeedSettings(SAMPLE).postProcessEnvironment(environment, new SpringApplication(Object.class));

        assertThat(environment.getProperty("neurocards.mode")).isEqualTo("demo");
    }

    @Test
    void the_samples_secrets_are_refused_when_only_the_hash_is_taken_off() throws IOException {
        var uncommented = Files.readAllLines(SAMPLE).stream()
                .map(line -> line.replaceFirst("^#(?=[A-Z0-9_]+=)", ""))
                .collect(Collectors.joining("\n"));
        var settings = new SeedSettings(Files.writeString(folder.resolve(".env"), uncommented));

        assertThatThrownBy(() -> settings.postProcessEnvironment(
                        new OwnEnvironment(Map.of()), new SpringApplication(Object.class)))
                .isInstanceOfSatisfying(
                        UnusableSettingException.class,
                        refusal -> assertThat(refusal.complaints())
                                .hasSize(26)
                                .allSatisfy(complaint -> assertThat(complaint)
                                        .matches(
                                                "(SECRET_KEY|ADMIN_TOKEN|ALERT_BOT_TOKEN|DATABASE_URL|SUPABASE_DB_URL|WITNESS_DATABASE_URL|REDIS_URL"
                                                        + "|SMTP_PASSWORD|BOT_TOKEN|WEBHOOK_SECRET_TOKEN"
                                                        + "|KIE_API_KEY|KIE_WEBHOOK_HMAC_KEY|KLING_API_KEY|KLING_ACCESS_KEY"
                                                        + "|KLING_SECRET_KEY|KLING_WEBHOOK_SECRET|OPENAI_API_KEY"
                                                        + "|SUPABASE_SERVICE_ROLE_KEY|S3_ACCESS_KEY|S3_SECRET_KEY"
                                                        + "|YOOKASSA_API_KEY|STRIPE_API_KEY|STRIPE_WEBHOOK_SECRET"
                                                        + "|BACKUP_KEY|RESTORE_DATABASE_URL|OLDER_DATABASE_URL)"
                                                        + " still holds a placeholder.*")));
    }
}
