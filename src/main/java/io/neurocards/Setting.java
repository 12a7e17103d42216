package io.neurocards;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The settings by the names that operators know, with the older names they may still use and the property behind each. */
enum Setting {
    PORT("server.port", Kind.FOLDER_OR_PORT),
    PUBLIC_BASE_URL("neurocards.web.public-base-url", Kind.SERVICE, "PUBLIC_DOMAIN", "BASE_URL"),
    DATABASE_URL("neurocards.database.url", Kind.SECRET, "RAILWAY_POSTGRES_URL"),
    STORAGE_BASE_PATH("neurocards.media.storage", Kind.FOLDER_OR_PORT, "STORAGE_PATH"),
    SECRET_KEY("neurocards.secret-key", Kind.SECRET),
    FREE_CREDITS("neurocards.videos.free-credits", Kind.TUNING),
    WORKER_CONCURRENCY("neurocards.videos.concurrency", Kind.TUNING),
    WORKER_TIMEOUT("neurocards.videos.attempt-limit-seconds", Kind.TUNING),
    STUCK_JOB_MINUTES("neurocards.videos.stuck-minutes", Kind.TUNING),
    FFMPEG_PATH("neurocards.rendering.ffmpeg", Kind.TUNING),
    SMTP_SERVER("neurocards.mail.host", Kind.SERVICE),
    SMTP_PORT("neurocards.mail.port", Kind.TUNING),
    SMTP_USERNAME("neurocards.mail.username", Kind.SERVICE),
    SMTP_PASSWORD("neurocards.mail.password", Kind.SECRET),
    SMTP_FROM("neurocards.mail.from", Kind.TUNING);

    private enum Kind {
        SERVICE,
        SECRET,
        TUNING,
        FOLDER_OR_PORT
    }

    private static final List<String> PLACEHOLDERS =
            List.of("changeme", "change-me", "change_me", "your_", "your-", "<", "xxx", "replace", "example");

    private final String property;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> olderNames;

    Setting(String property, Kind kind, String... olderNames) {
        this.property = property;
        this.kind = kind;
        this.olderNames = List.of(olderNames);
    }

    String property() {
        return property;
    }

    /** Returns whether an installation with this set is no longer a demo: ports, folders and plain numbers do not count. */
    boolean leavesDemo() {
        return kind == Kind.SERVICE || kind == Kind.SECRET;
    }

    boolean isSecret() {
        return kind == Kind.SECRET;
    }

    /** Returns the name under which this is set, the present one first, or null. */
    @Nullable
    String nameThatIsSet(Predicate<String> isSet) {
        if (isSet.test(name())) {
            return name();
        }
        return olderNames.stream().filter(isSet).findFirst().orElse(null);
    }

    /**
     * Returns {@code value} if it may be meant.
     *
     * @throws IllegalStateException when a secret looks like a sample's placeholder
     */
    String checked(String value) {
        var lower = value.toLowerCase(Locale.ROOT);
        if (isSecret() && PLACEHOLDERS.stream().anyMatch(lower::contains)) {
            throw new IllegalStateException(name() + " still holds a placeholder from a sample: set a real value, or"
                    + " remove the line to leave that part off");
        }
        return value;
    }
}
