package io.neurocards.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.shared.ServerSecret;
import io.neurocards.shared.Sleeper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.unit.DataSize;

class MediaSettingsTest {

    @TempDir
    private Path folder;

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class)
            .withBean(ServerSecret.class, () -> new ServerSecret(new byte[32]))
            .withBean(Clock.class, Clock::systemUTC);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(MediaSettings.class)
    static class Settings {}

    @Configuration(proxyBeanMethods = false)
    @Import(MediaConfiguration.class)
    @ComponentScan("io.neurocards.media.remote")
    @ConfigurationPropertiesScan("io.neurocards.media.remote")
    static class Beans {

        @Bean
        Sleeper sleeper() {
            return Thread::sleep;
        }
    }

    @Test
    void nothing_has_to_be_set() {
        context.run(started -> assertThat(started.getBean(MediaSettings.class))
                .isEqualTo(new MediaSettings(
                        Path.of("data/storage"),
                        Duration.ofHours(24),
                        new MediaSettings.Photo(
                                DataSize.ofMegabytes(20), 40_000_000, 320, 4096, 1, Duration.ofSeconds(30)),
                        new MediaSettings.Retention(Duration.ofDays(30), Duration.ofDays(90)))));
    }

    @Test
    void everything_can_be_set() {
        context.withPropertyValues(
                        "neurocards.media.storage=/srv/media",
                        "neurocards.media.link-lifetime=2h",
                        "neurocards.media.photo.heaviest=5MB",
                        "neurocards.media.photo.most-pixels=20000000",
                        "neurocards.media.photo.shortest-side=500",
                        "neurocards.media.photo.longest-stored=2048",
                        "neurocards.media.photo.decodes-at-once=2",
                        "neurocards.media.photo.longest-wait=5s",
                        "neurocards.media.retention.inputs=7d",
                        "neurocards.media.retention.outputs=14d")
                .run(started -> assertThat(started.getBean(MediaSettings.class))
                        .isEqualTo(new MediaSettings(
                                Path.of("/srv/media"),
                                Duration.ofHours(2),
                                new MediaSettings.Photo(
                                        DataSize.ofMegabytes(5), 20_000_000, 500, 2048, 2, Duration.ofSeconds(5)),
                                new MediaSettings.Retention(Duration.ofDays(7), Duration.ofDays(14)))));
    }

    @Test
    void a_setting_that_would_lose_data_stops_the_start() {
        context.withPropertyValues("neurocards.media.retention.outputs=0d")
                .run(started -> assertThat(started).hasFailed());
        context.withPropertyValues("neurocards.media.photo.decodes-at-once=0")
                .run(started -> assertThat(started).hasFailed());
    }

    @Test
    void the_beans_are_there_and_the_folders_too() {
        context.withUserConfiguration(Beans.class)
                .withPropertyValues("neurocards.media.storage=" + folder.resolve("storage"))
                .run(started -> {
                    assertThat(started)
                            .hasSingleBean(PhotoIntake.class)
                            .hasSingleBean(MediaStore.class)
                            .hasSingleBean(MediaLinks.class)
                            .hasSingleBean(RetentionSweep.class);
                    assertThat(folder.resolve("storage/outputs")).isDirectory();
                });
    }

    @Test
    void a_folder_that_cannot_be_made_stops_the_start() {
        context.withUserConfiguration(Beans.class)
                .withPropertyValues("neurocards.media.storage=/proc/storage")
                .run(started -> assertThat(started).hasFailed());
    }
}
