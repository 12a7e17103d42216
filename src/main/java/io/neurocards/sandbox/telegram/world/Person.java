package io.neurocards.sandbox.telegram.world;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody with a Telegram account.
 *
 * @param languageCode as the person's app is set, an IETF tag
 * @param stars play money left
 */
public record Person(
        long id,
        String firstName,
        @Nullable String username,
        @Nullable String languageCode,
        long stars) {

    static final long STARS = 10_000;

    static Person newcomer(long id) {
        return new Person(id, "User " + id, null, null, STARS);
    }

    static Person of(long id, JsonNode saved) {
        var username = saved.path("username").asString("");
        var language = saved.path("language_code").asString("");
        return new Person(
                id,
                saved.path("first_name").asString(""),
                username.isEmpty() ? null : username,
                language.isEmpty() ? null : language,
                saved.path("stars").asLong(STARS));
    }

    Person withStars(long left) {
        return new Person(id, firstName, username, languageCode, left);
    }

    /** Returns the Bot API's {@code User}. */
    public ObjectNode user() {
        var user = Json.object().put("id", id).put("is_bot", false).put("first_name", firstName);
        if (username != null) {
            user.put("username", username);
        }
        if (languageCode != null) {
            user.put("language_code", languageCode);
        }
        return user;
    }

    /** Returns the Bot API's {@code Chat} of the person's conversation with a bot. */
    public ObjectNode chat() {
        var chat = Json.object().put("id", id).put("first_name", firstName);
        if (username != null) {
            chat.put("username", username);
        }
        return chat.put("type", "private");
    }

    ObjectNode saved() {
        return user().put("stars", stars);
    }
}
