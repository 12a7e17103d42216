package io.neurocards.web.api;

import static io.neurocards.web.api.WebsiteUsersApi.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.linking.BotLinks;
import io.neurocards.accounts.linking.ConfirmLink;
import io.neurocards.accounts.linking.KnownAs;
import io.neurocards.accounts.linking.StartLink;
import io.neurocards.shared.PersonId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The two calls by which accounts become one, whichever route they come by. */
@Component
class LinkChallenges {

    private final StartLink start;
    private final ConfirmLink confirm;
    private final ObjectProvider<BotLinks> bot;

    LinkChallenges(StartLink start, ConfirmLink confirm, ObjectProvider<BotLinks> bot) {
        this.start = start;
        this.confirm = confirm;
        this.bot = bot;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChallengeJson(
            String status,
            @Schema(example = "7K2M-PX4D") String code,
            @JsonProperty("expires_at") Instant expiresAt,

            @Schema(description = "Opens the bot, which asks to link its Telegram user with this account")
            @JsonProperty("telegram_link")
            @Nullable
            String telegramLink)
            implements LinkAnswer {

        @Override
        public String toString() {
            return "ChallengeJson[***]";
        }
    }

    ChallengeJson begin(PersonId person) {
        var started = start.start(person);
        var bots = bot.getIfAvailable();
        return new ChallengeJson(
                "challenge",
                started.code(),
                started.expiresAt(),
                bots == null ? null : bots.start(started.startParameter()).orElse(null));
    }

    List<KnownAs> look(PersonId person, @Nullable String code) {
        return confirm.look(person, required(code, "code"));
    }

    record LinkedJson(
            String status,
            @JsonProperty("link_id") UUID linkId,
            @JsonProperty("user_uuid") UUID userUuid,

            @Schema(description = "What went over, such as credits and points")
            Map<String, Long> moved,

            @JsonProperty("undo_until") Instant undoUntil)
            implements LinkAnswer {}

    LinkedJson confirm(PersonId person, @Nullable String code) {
        var linked = confirm.confirm(person, required(code, "code"));
        return new LinkedJson("linked", linked.id(), linked.person().value(), linked.moved(), linked.undoUntil());
    }
}
