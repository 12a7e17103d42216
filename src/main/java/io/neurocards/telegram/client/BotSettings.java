package io.neurocards.telegram.client;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The bot.
 *
 * @param token from the BotFather; absent means that there is no bot
 * @param webhookSecret what Telegram repeats with each call of the webhook
 * @param publicBaseUrl how Telegram reaches us
 * @param apiUrl the Bot API server, without the token
 * @param sandbox whether the Bot API is the one of this process' own sandbox
 * @param adminIds Telegram users who may administer; nobody when empty
 * @param welcomeVideoFileId the film that greets a newcomer
 * @param welcomeVideoFileIds at most ten films that show what can be made
 */
@Validated
@ConfigurationProperties("neurocards.telegram")
public record BotSettings(
        @Nullable String token,
        @DefaultValue("polling") UpdateMode mode,
        @Nullable String webhookSecret,
        @Nullable String publicBaseUrl,
        @DefaultValue("https://api.telegram.org") String apiUrl,
        @DefaultValue("false") boolean sandbox,
        @DefaultValue Set<Long> adminIds,
        @Nullable String supportUrl,
        @Nullable String welcomeVideoFileId,
        @DefaultValue List<String> welcomeVideoFileIds) {

    private static final int LARGEST_ALBUM = 10;

    public BotSettings {
        if (token != null && !token.matches("\\d{3,20}:[A-Za-z0-9_-]{30,100}")) {
            throw new IllegalArgumentException("the token must look as the BotFather gave it");
        }
        if (token != null && mode == UpdateMode.WEBHOOK) {
            if (webhookSecret == null || !webhookSecret.matches("[A-Za-z0-9_-]{1,256}")) {
                throw new IllegalArgumentException("BOT_MODE=webhook needs a WEBHOOK_SECRET_TOKEN");
            }
            if (publicBaseUrl == null || publicBaseUrl.isBlank()) {
                throw new IllegalArgumentException("BOT_MODE=webhook needs a PUBLIC_BASE_URL");
            }
        }
        if (welcomeVideoFileIds.size() > LARGEST_ALBUM) {
            throw new IllegalArgumentException("An album holds at most 10 films");
        }
        adminIds = Set.copyOf(adminIds);
        welcomeVideoFileIds = List.copyOf(welcomeVideoFileIds);
        apiUrl = apiUrl.endsWith("/") ? apiUrl.substring(0, apiUrl.length() - 1) : apiUrl;
    }

    /**
     * Returns the token.
     *
     * @throws IllegalStateException when there is no bot
     */
    public String requireToken() {
        if (token == null) {
            throw new IllegalStateException("There is no bot: BOT_TOKEN is not set");
        }
        return token;
    }

    /** Returns the bot's own number, with which its token begins. */
    public long botId() {
        var known = requireToken();
        return Long.parseLong(known.substring(0, known.indexOf(':')));
    }

    public boolean isAdmin(long telegramId) {
        return adminIds.contains(telegramId);
    }

    /** Hides the secrets. */
    @Override
    public String toString() {
        return "BotSettings[token=***, mode=" + mode + ", apiUrl=" + apiUrl + ", sandbox=" + sandbox + "]";
    }
}
