package io.neurocards.notifications;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    HouseBot {
        adminIds = Set.copyOf(adminIds);
        apiUrl = apiUrl.endsWith("/") ? apiUrl.substring(0, apiUrl.length() - 1) : apiUrl;
    }

    /** Returns where to send a message, or nothing when there is no bot that could. */
    Optional<String> address(AlertSettings alerts) {
        var own = sandbox ? null : token;
        var calling = alerts.botToken() == null || alerts.botToken().isBlank() ? own : alerts.botToken();
        var base = sandbox ? "https://api.telegram.org" : apiUrl;
        return Optional.ofNullable(calling).map(known -> base + "/bot" + known + "/sendMessage");
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
