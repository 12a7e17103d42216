package io.neurocards.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.AccountsSettings.Codes;
import io.neurocards.accounts.AccountsSettings.SignInLimits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AccountsSettingsTest {

    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new AccountsSettings(
                        "2026-11-01",
                        Duration.ofDays(30),
                        Duration.ofMinutes(5),
                        2,
                        new Codes(Duration.ofMinutes(15), 5, Duration.ofMinutes(1), 5),
                        new SignInLimits(5, 30, Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofHours(24))));
    }

    @Test
    void every_setting_can_be_set() {
        var settings = bind(Map.ofEntries(
                Map.entry("neurocards.accounts.terms-version", "v2"),
                Map.entry("neurocards.accounts.session-lifetime", "7d"),
                Map.entry("neurocards.accounts.last-seen-every", "1m"),
                Map.entry("neurocards.accounts.parallel-hashes", "4"),
                Map.entry("neurocards.accounts.codes.lifetime", "10m"),
                Map.entry("neurocards.accounts.codes.tries", "3"),
                Map.entry("neurocards.accounts.codes.resend-wait", "2m"),
                Map.entry("neurocards.accounts.codes.per-hour", "7"),
                Map.entry("neurocards.accounts.sign-in.email-tries", "6"),
                Map.entry("neurocards.accounts.sign-in.address-tries", "40"),
                Map.entry("neurocards.accounts.sign-in.first-wait", "5s"),
                Map.entry("neurocards.accounts.sign-in.longest-wait", "1h"),
                Map.entry("neurocards.accounts.sign-in.forgotten-after", "2h")));

        assertThat(settings)
                .isEqualTo(new AccountsSettings(
                        "v2",
                        Duration.ofDays(7),
                        Duration.ofMinutes(1),
                        4,
                        new Codes(Duration.ofMinutes(10), 3, Duration.ofMinutes(2), 7),
                        new SignInLimits(6, 40, Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofHours(2))));
    }

    private static AccountsSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("neurocards.accounts", AccountsSettings.class);
    }
}
