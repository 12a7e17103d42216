package io.neurocards.notifications;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The studio's own bot, as far as calls for help need it.
 *
 * @param sandbox whether it is known to this process' sandbox only
 * @param adminIds Telegram users who administer; a bot reaches whoever has written to it once
 */
@ConfigurationProperties("neurocards.telegram")
record HouseBot(
        @Nullable String token,
        @DefaultValue("https://api.telegram.org") String apiUrl,
        @DefaultValue("false") boolean sandbox,
        @DefaultValue Set<Long> adminIds) {

    private static final String SANDBOX = "/sandbox/telegram/api/bot";

    HouseBot {
        adminIds = Set.copyOf(adminIds);
        apiUrl = apiUrl.endsWith("/") ? apiUrl.substring(0, apiUrl.length() - 1) : apiUrl;
    }

    /**
     * Returns where to send a message, or nothing when there is no bot that could.
     *
     * @param site where this process is reached, which is known only once it serves
     */
    Optional<Supplier<String>> address(AlertSettings alerts, Supplier<Optional<String>> site) {
        var own = isOwnBot(alerts);
        var calling = own ? token : alerts.botToken();
        if (calling == null) {
            return Optional.empty();
        }
        if (own && sandbox) {
            return Optional.of(() -> site.get().orElseThrow() + SANDBOX + calling + "/sendMessage");
        }
        var base = sandbox ? "https://api.telegram.org" : apiUrl;
        return Optional.of(() -> base + "/bot" + calling + "/sendMessage");
    }

    private static boolean isOwnBot(AlertSettings alerts) {
        return alerts.botToken() == null || alerts.botToken().isBlank();
    }

    /** Returns whether calls stay within this process. */
    boolean isSandbox(AlertSettings alerts) {
        return sandbox && isOwnBot(alerts);
    }

    /** Returns whether the studio's bot writes to its administrators, who may press what is below. */
    boolean isOwn(AlertSettings alerts) {
        var chat = alerts.chatId();
        return isOwnBot(alerts)
                && (chat == null
                        || chat.isBlank()
                        || adminIds.stream().anyMatch(id -> chat.equals(String.valueOf(id))));
    }

    List<String> chats(AlertSettings alerts) {
        var chat = alerts.chatId();
        return chat == null || chat.isBlank()
                ? adminIds.stream().map(String::valueOf).sorted().toList()
                : List.of(chat);
    }

    /** Hides the token. */
    @Override
    public String toString() {
        return "HouseBot[token=***, apiUrl=" + apiUrl + "]";
    }
}
