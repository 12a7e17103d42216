package io.neurocards.sandbox.telegram;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How strict the sandbox's Telegram is, and where it keeps itself.
 *
 * @param token the only token that it knows; empty for any that looks like one
 * @param folder where people, chats and files are kept
 * @param largestFolder how much of files to keep; those sent longest ago go first
 * @param limits whether too many messages are refused, as by the real one
 * @param checkoutPatience how long a bot may think about a payment; ten seconds on the real one
 */
@ConfigurationProperties("neurocards.sandbox.telegram")
record SandboxTelegramSettings(
        @Nullable String token,
        @DefaultValue("./data/sandbox-telegram") Path folder,
        @DefaultValue("1GB") DataSize largestFolder,
        @DefaultValue("true") boolean limits,
        @DefaultValue("10s") Duration checkoutPatience) {

    /** Returns the token without surrounding space, empty when there is none. */
    String knownToken() {
        return token == null ? "" : token.strip();
    }

    /** Returns the id of the only bot, when there is one. */
    OptionalLong knownBot() {
        var digits = knownToken().replaceFirst(":.*", "");
        return digits.matches("[1-9]\\d{0,17}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }
}
