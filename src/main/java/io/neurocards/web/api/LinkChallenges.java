package io.neurocards.web.api;

import static io.neurocards.web.api.WebsiteUsersApi.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.linking.BotLinks;
import io.neurocards.accounts.linking.ConfirmLink;
import io.neurocards.accounts.linking.KnownAs;
import io.neurocards.accounts.linking.LinkEvent;
import io.neurocards.accounts.linking.StartLink;
import io.neurocards.shared.PersonId;
import io.neurocards.waiting.Answer;
import io.neurocards.web.WaitingLink;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
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

    static final String KEPT = "While no database can be reached the code is kept and seen later: 202"
            + " {operation_id, status: pending, status_url}";

    private final StartLink start;
    private final ConfirmLink confirm;
    private final WaitingLink waiting;
    private final IdempotencyKey keys;
    private final ObjectProvider<BotLinks> bot;

    LinkChallenges(
            StartLink start,
            ConfirmLink confirm,
            WaitingLink waiting,
            IdempotencyKey keys,
            ObjectProvider<BotLinks> bot) {
        this.start = start;
        this.confirm = confirm;
        this.waiting = waiting;
        this.keys = keys;
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
            String telegramLink,

            @Schema(description = "Fields that were sent and mean nothing here") @Nullable
            List<String> ignored)
            implements LinkAnswer {

        @Override
        public String toString() {
            return "ChallengeJson[***]";
        }
    }

    ChallengeJson begin(PersonId person, @Nullable List<String> ignored) {
        var started = start.start(person);
        var bots = bot.getIfAvailable();
        return new ChallengeJson(
                "challenge",
                started.code(),
                started.expiresAt(),
                bots == null ? null : bots.start(started.startParameter()).orElse(null),
                ignored);
    }

    List<KnownAs> look(PersonId person, @Nullable String code) {
        return confirm.look(person, required(code, "code"));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LinkedJson(
            String status,
            @JsonProperty("link_id") UUID linkId,
            @JsonProperty("user_uuid") UUID userUuid,

            @Schema(description = "What went over, such as credits and points")
            Map<String, Long> moved,

            @JsonProperty("undo_until") Instant undoUntil,

            @Schema(description = "Fields that were sent and mean nothing here") @Nullable
            List<String> ignored)
            implements LinkAnswer, LinkedAnswer {

        static LinkedJson of(LinkEvent.Linked linked, @Nullable List<String> ignored) {
            return new LinkedJson(
                    "linked", linked.id(), linked.person().value(), linked.moved(), linked.undoUntil(), ignored);
        }
    }

    /** Makes two accounts one, or keeps the wish while no database can be asked. */
    Answer<LinkEvent.Linked> confirm(Caller caller, @Nullable String code, @Nullable String key) throws IOException {
        var operation = keys.of(caller.personId(), "accounts.link", key);
        return waiting.confirm(caller, operation, required(code, "code"));
    }
}
