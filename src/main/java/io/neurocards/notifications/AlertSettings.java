package io.neurocards.notifications;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is called for help, so that it needs no database to know.
 *
 * @param email addresses; nobody is mailed when empty
 * @param botToken the bot that calls; absent means the studio's own
 * @param quietHours when what is not critical makes no sound in Telegram, such as {@code 22-8}; none when blank
 * @param chatId where it writes; absent means to each of the administrators
 */
@ConfigurationProperties("neurocards.alerts")
record AlertSettings(
        @DefaultValue List<String> email,
        @Nullable String botToken,
        @Nullable String chatId,
        @DefaultValue("ru") Locale language,
        @DefaultValue("") String quietHours) {

    AlertSettings {
        if (!quietHours.isBlank() && !quietHours.strip().matches(QuietHours.FORM)) {
            throw new IllegalArgumentException("ALERT_QUIET_HOURS must be two hours of a day such as 22-8");
        }
        quietHours = quietHours.strip();
        email = email.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
    }

    /** Hides the token and the addresses. */
    @Override
    public String toString() {
        return "AlertSettings[addresses=" + email.size() + ", botToken=***, language=" + language + "]";
    }
}
