package io.neurocards.web.pages;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.notifications.messages.Cell;
import io.neurocards.notifications.messages.Channel;
import io.neurocards.notifications.messages.Choices;
import io.neurocards.notifications.messages.Kind;
import io.neurocards.notifications.messages.NotificationChoices;
import io.neurocards.notifications.messages.QuietHours;
import io.neurocards.shared.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a customer hears, on which channel, and when not: one form. */
@Controller
@RequestMapping("/cabinet/notifications")
class NotificationPages {

    private static final String PAGE = "cabinet/notifications";

    private final NotificationChoices notifications;
    private final TimeZones zones;
    private final FormReply reply;

    NotificationPages(NotificationChoices notifications, TimeZones zones, FormReply reply) {
        this.notifications = notifications;
        this.zones = zones;
        this.reply = reply;
    }

    /** One thing to say yes or no to, as the form shows it. */
    public record Shown(String name, String channel, boolean on, boolean always) {}

    /** One kind with all its channels. */
    public record Row(String kind, List<Shown> cells) {}

    /** Quiet hours as the form shows them; the times are what is offered when there are none. */
    public record Quiet(boolean on, String from, String until, String zone) {}

    @GetMapping
    String shown(@AuthenticationPrincipal Caller caller, Model model, Locale locale) {
        var choices = notifications.of(caller.personId());
        var quiet = choices.quiet();
        var typed = quiet == null
                ? new Quiet(false, "22:00", "08:00", TimeZones.USUAL)
                : new Quiet(
                        true,
                        quiet.from().toString(),
                        quiet.until().toString(),
                        quiet.zone().getId());
        return page(choices, choices::wants, typed, model, locale);
    }

    /** Keeps what was ticked; what was not ticked is switched off. */
    @PostMapping
    String choose(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") Set<String> on,
            @RequestParam(defaultValue = "false") boolean quiet,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String zone,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        try {
            var wanted = Cell.all().stream()
                    .filter(cell -> !cell.isAlways())
                    .collect(Collectors.toMap(Function.identity(), cell -> on.contains(cell.toString())));
            notifications.choose(caller.personId(), wanted, quiet ? QuietHours.of(from, until, zone) : null);
            return FormReply.to("/cabinet/notifications?said=kept");
        } catch (ProblemException problem) {
            var typed = new Quiet(quiet, text(from), text(until), text(zone));
            page(
                    notifications.of(caller.personId()),
                    cell -> cell.isAlways() || on.contains(cell.toString()),
                    typed,
                    model,
                    locale);
            return reply.refused(PAGE, problem, model, response, locale);
        }
    }

    private String page(Choices choices, Function<Cell, Boolean> ticked, Quiet quiet, Model model, Locale locale) {
        model.addAttribute(
                "rows",
                Arrays.stream(Kind.values())
                        .map(kind -> new Row(
                                kind.word(),
                                Stream.of(Channel.values())
                                        .map(channel -> new Cell(kind, channel))
                                        .map(cell -> new Shown(
                                                cell.toString(),
                                                cell.channel().word(),
                                                ticked.apply(cell),
                                                cell.isAlways()))
                                        .toList()))
                        .toList());
        model.addAttribute(
                "channels", Stream.of(Channel.values()).map(Channel::word).toList());
        model.addAttribute(
                "missing",
                Stream.of(Channel.values())
                        .filter(channel -> !choices.reachedBy().contains(channel))
                        .map(Channel::word)
                        .toList());
        model.addAttribute("quiet", quiet);
        model.addAttribute("zones", zones.offered(quiet.zone(), locale));
        return reply.shown(PAGE, model);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
