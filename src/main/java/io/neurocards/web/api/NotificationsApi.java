package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.notifications.messages.Cell;
import io.neurocards.notifications.messages.Channel;
import io.neurocards.notifications.messages.Choices;
import io.neurocards.notifications.messages.Kind;
import io.neurocards.notifications.messages.NotificationChoices;
import io.neurocards.notifications.messages.QuietHours;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a customer hears, on which channel, and when not. */
@RestController
@RequestMapping("/v1/notifications")
@Tag(name = "Notifications")
class NotificationsApi {

    private final NotificationChoices notifications;

    NotificationsApi(NotificationChoices notifications) {
        this.notifications = notifications;
    }

    /** Yes or no on each channel; null says nothing. */
    record ChannelsJson(
            @Nullable Boolean telegram,
            @Nullable Boolean email,
            @Nullable Boolean push) {

        static ChannelsJson of(Kind kind, Choices choices) {
            return new ChannelsJson(
                    choices.wants(new Cell(kind, Channel.TELEGRAM)),
                    choices.wants(new Cell(kind, Channel.EMAIL)),
                    choices.wants(new Cell(kind, Channel.PUSH)));
        }

        private @Nullable Boolean on(Channel channel) {
            return switch (channel) {
                case TELEGRAM -> telegram;
                case EMAIL -> email;
                case PUSH -> push;
            };
        }
    }

    record QuietJson(
            @Schema(requiredMode = RequiredMode.REQUIRED, example = "22:00") @Nullable
            String from,

            @Schema(requiredMode = RequiredMode.REQUIRED, example = "08:00") @Nullable
            String until,

            @JsonProperty("time_zone")
            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    maxLength = QuietHours.LONGEST_ZONE,
                    example = "Europe/Moscow")
            @Nullable
            String timeZone) {}

    record ChosenJson(
            @Nullable ChannelsJson clips,
            @Nullable ChannelsJson orders,
            @Nullable ChannelsJson points,
            @Nullable ChannelsJson security,
            @JsonProperty("quiet_hours") @Nullable QuietJson quietHours) {

        private @Nullable ChannelsJson of(Kind kind) {
            return switch (kind) {
                case CLIPS -> clips;
                case ORDERS -> orders;
                case POINTS -> points;
                case SECURITY -> security;
            };
        }

        Map<Cell, Boolean> wanted() {
            var wanted = new HashMap<Cell, Boolean>();
            for (var cell : Cell.all()) {
                var channels = of(cell.kind());
                var said = channels == null ? null : channels.on(cell.channel());
                if (said != null) {
                    wanted.put(cell, said);
                }
            }
            return wanted;
        }

        @Nullable
        QuietHours quiet() {
            return quietHours == null
                    ? null
                    : QuietHours.of(quietHours.from(), quietHours.until(), quietHours.timeZone());
        }
    }

    record NotificationsJson(
            ChannelsJson clips,
            ChannelsJson orders,
            ChannelsJson points,
            ChannelsJson security,
            @JsonProperty("quiet_hours") @Nullable QuietJson quietHours,

            @Schema(description = "What can't be switched off, such as security.email")
            List<String> always,

            @JsonProperty("reached_by") @Schema(description = "The channels on which something would arrive now")
            List<String> reachedBy) {

        static NotificationsJson of(Choices choices) {
            var quiet = choices.quiet();
            return new NotificationsJson(
                    ChannelsJson.of(Kind.CLIPS, choices),
                    ChannelsJson.of(Kind.ORDERS, choices),
                    ChannelsJson.of(Kind.POINTS, choices),
                    ChannelsJson.of(Kind.SECURITY, choices),
                    quiet == null
                            ? null
                            : new QuietJson(
                                    quiet.from().toString(),
                                    quiet.until().toString(),
                                    quiet.zone().getId()),
                    Cell.all().stream()
                            .filter(Cell::isAlways)
                            .map(Cell::toString)
                            .toList(),
                    choices.reachedBy().stream().sorted().map(Channel::word).toList());
        }
    }

    @Operation(summary = "What I am told of, on which channels, and when I am left alone")
    @GetMapping
    NotificationsJson own(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return NotificationsJson.of(notifications.of(caller.personId()));
    }

    @Operation(
            summary = "Choose what I am told of, on which channels, and when I am left alone",
            description =
                    "Channels that are not sent stay as they are. Quiet hours are as sent: without them there are none. 400 with the"
                            + " field for what can't be switched off (see always), and for a time or a time zone that is none")
    @PutMapping
    NotificationsJson choose(
            @RequestBody ChosenJson chosen, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return NotificationsJson.of(notifications.choose(caller.personId(), chosen.wanted(), chosen.quiet()));
    }
}
