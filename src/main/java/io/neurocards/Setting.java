package io.neurocards;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The settings by the names that operators know, with the older names they may still use and the property behind each. */
enum Setting {
    PORT("server.port", Kind.FOLDER_OR_PORT, SettingForm.wholeNumber(0, 65_535)),
    APP_ROLES("neurocards.roles", Kind.TUNING, SettingForm.roles()),
    BIND_ADDRESS("server.address", Kind.FOLDER_OR_PORT, SettingForm.networkAddress()),
    PUBLIC_BASE_URL(
            "neurocards.web.public-base-url", Kind.SERVICE, SettingForm.webAddress(), "PUBLIC_DOMAIN", "BASE_URL"),
    DATABASE_URL("neurocards.database.url", Kind.SECRET, SettingForm.databaseAddress(), "RAILWAY_POSTGRES_URL"),
    DATABASE_TYPE("neurocards.database.type", Kind.TUNING, SettingForm.oneOf("postgres", "supabase")),
    SUPABASE_DB_URL(
            "neurocards.database.backup.url", Kind.SECRET, SettingForm.databaseAddress(), "BACKUP_DATABASE_URL"),
    WITNESS_DATABASE_URL("neurocards.database.witness.url", Kind.SECRET, SettingForm.databaseAddress()),
    REDIS_URL("neurocards.redis.url", Kind.SECRET, SettingForm.redisAddress()),
    BACKUP_ACK("neurocards.database.pair.acknowledge", Kind.TUNING, SettingForm.oneOf("sync", "async")),
    JOURNAL_DIR("neurocards.database.journal.folder", Kind.FOLDER_OR_PORT, SettingForm.anything()),
    JOURNAL_MIRROR_DIR("neurocards.database.journal.mirror", Kind.FOLDER_OR_PORT, SettingForm.anything()),
    JOURNAL_ON_DAMAGE(
            "neurocards.database.journal.on-damage", Kind.TUNING, SettingForm.oneOf("refuse", "keep_good_part")),
    STORAGE_BASE_PATH("neurocards.media.storage", Kind.FOLDER_OR_PORT, SettingForm.anything(), "STORAGE_PATH"),
    STORAGE_TYPE("neurocards.media.remote.store", Kind.TUNING, SettingForm.oneOf("local", "supabase", "s3", "cloud")),
    SUPABASE_URL("neurocards.media.remote.supabase.url", Kind.SERVICE, SettingForm.webAddress()),
    SUPABASE_SERVICE_ROLE_KEY(
            "neurocards.media.remote.supabase.key",
            Kind.SECRET,
            SettingForm.key(),
            "SUPABASE_SERVICE_KEY",
            "SUPABASE_KEY"),
    S3_ENDPOINT("neurocards.media.remote.s3.endpoint", Kind.SERVICE, SettingForm.webAddress()),
    S3_REGION("neurocards.media.remote.s3.region", Kind.TUNING, SettingForm.name()),
    S3_ACCESS_KEY("neurocards.media.remote.s3.access-key", Kind.SECRET, SettingForm.key()),
    S3_SECRET_KEY("neurocards.media.remote.s3.secret-key", Kind.SECRET, SettingForm.key()),
    S3_BUCKET_PREFIX("neurocards.media.remote.s3.prefix", Kind.TUNING, SettingForm.name()),
    BACKUP_TO("neurocards.backup.to", Kind.FOLDER_OR_PORT, SettingForm.depot()),
    BACKUP_AT("neurocards.backup.at", Kind.TUNING, SettingForm.timeOfDay()),
    BACKUP_KEY("neurocards.backup.key", Kind.SECRET, SettingForm.backupKey()),
    BACKUP_PASSPHRASE_FILE("neurocards.backup.passphrase-file", Kind.TUNING, SettingForm.anything()),
    BACKUP_MEDIA("neurocards.backup.media", Kind.TUNING, SettingForm.oneOf("list", "files")),
    BACKUP_KEEP_DAYS("neurocards.backup.keep-days", Kind.TUNING, SettingForm.wholeNumber(1, 366)),
    BACKUP_KEEP_WEEKS("neurocards.backup.keep-weeks", Kind.TUNING, SettingForm.wholeNumber(0, 104)),
    BACKUP_KEEP_MONTHS("neurocards.backup.keep-months", Kind.TUNING, SettingForm.wholeNumber(0, 120)),
    RESTORE_DATABASE_URL("neurocards.backup.restore-url", Kind.SECRET, SettingForm.databaseAddress()),
    OLDER_DATABASE_URL("neurocards.older.url", Kind.SECRET, SettingForm.databaseAddress()),
    ADMIN_TOKEN("neurocards.web.admin-token", Kind.SECRET, SettingForm.bytes(32)),
    ALERT_EMAIL("neurocards.alerts.email", Kind.TUNING, SettingForm.mailAddresses()),
    ALERT_BOT_TOKEN("neurocards.alerts.bot-token", Kind.SECRET, SettingForm.botToken()),
    ALERT_CHAT_ID("neurocards.alerts.chat-id", Kind.TUNING, SettingForm.telegramChat(), "SERVICE_CHANNEL_ID"),
    ALERT_LANGUAGE("neurocards.alerts.language", Kind.TUNING, SettingForm.oneOf("ru", "en")),
    METRICS_ALLOWED_FROM("neurocards.web.metrics-allowed-from", Kind.TUNING, SettingForm.networks()),
    LOG_FORMAT("neurocards.log.format", Kind.TUNING, SettingForm.oneOf("plain", "json")),
    LOG_FILE("neurocards.log.file", Kind.FOLDER_OR_PORT, SettingForm.anything()),
    LOG_FILE_MB("neurocards.log.file-mb", Kind.TUNING, SettingForm.wholeNumber(1, 1000)),
    LOG_FILE_DAYS("neurocards.log.file-days", Kind.TUNING, SettingForm.wholeNumber(1, 365)),
    LOG_FILE_TOTAL_MB("neurocards.log.file-total-mb", Kind.TUNING, SettingForm.wholeNumber(1, 100_000)),
    LOG_SLOW_MS("neurocards.database.slow-decision", Kind.TUNING, SettingForm.wholeNumber(1, 600_000)),
    ALERT_QUIET_HOURS("neurocards.alerts.quiet-hours", Kind.TUNING, SettingForm.hours()),
    ALERT_REPEAT_HOURS("neurocards.alerts.limits.repeat-hours", Kind.TUNING, SettingForm.wholeNumber(1, 168)),
    ALERT_QUEUE_INFO("neurocards.alerts.limits.queue-info", Kind.TUNING, SettingForm.wholeNumber(1, 1_000_000)),
    ALERT_QUEUE_WARNING("neurocards.alerts.limits.queue-warning", Kind.TUNING, SettingForm.wholeNumber(1, 1_000_000)),
    ALERT_QUEUE_CRITICAL("neurocards.alerts.limits.queue-critical", Kind.TUNING, SettingForm.wholeNumber(1, 1_000_000)),
    ALERT_FAILURES_PERCENT("neurocards.alerts.limits.failures-percent", Kind.TUNING, SettingForm.wholeNumber(1, 100)),
    ALERT_DISK_PERCENT("neurocards.alerts.limits.disk-percent", Kind.TUNING, SettingForm.wholeNumber(50, 99)),
    ALERT_UPTIME_PERCENT("neurocards.alerts.limits.uptime-percent", Kind.TUNING, SettingForm.wholeNumber(1, 100)),
    ALERT_CERTIFICATE_DAYS("neurocards.alerts.limits.certificate-days", Kind.TUNING, SettingForm.wholeNumber(1, 90)),
    ALERT_UNCERTAIN_MINUTES(
            "neurocards.alerts.limits.uncertain-minutes", Kind.TUNING, SettingForm.wholeNumber(1, 1440)),
    ALERT_PROVIDER_MINUTES("neurocards.alerts.limits.provider-minutes", Kind.TUNING, SettingForm.wholeNumber(1, 1440)),
    ALERT_CLOCK_SECONDS("neurocards.alerts.limits.clock-seconds", Kind.TUNING, SettingForm.wholeNumber(1, 3600)),
    ALERT_BACKUP_HOURS("neurocards.alerts.limits.backup-hours", Kind.TUNING, SettingForm.wholeNumber(1, 720)),
    ALERT_OPERATIONS_WARNING("neurocards.alerts.operations.warning", Kind.TUNING, SettingForm.wholeNumber(1, 10_000)),
    ALERT_OPERATIONS_CRITICAL("neurocards.alerts.operations.critical", Kind.TUNING, SettingForm.wholeNumber(1, 10_000)),
    ALERT_CHECK_SECONDS("neurocards.alerts.rhythm.check-seconds", Kind.TUNING, SettingForm.wholeNumber(10, 600)),
    ALERT_COOLDOWN_SECONDS(
            "neurocards.alerts.rhythm.cooldown-seconds", Kind.TUNING, SettingForm.wholeNumber(30, 86_400)),
    REPORT_ZONE("neurocards.operations.zone", Kind.TUNING, SettingForm.zone()),
    REPORT_HOUR("neurocards.reports.hour", Kind.TUNING, SettingForm.wholeNumber(0, 23)),
    ADVICE_WAIT_SECONDS("neurocards.reports.wait-seconds", Kind.TUNING, SettingForm.wholeNumber(10, 86_400)),
    ADVICE_DISK_DAYS("neurocards.reports.disk-days", Kind.TUNING, SettingForm.wholeNumber(1, 365)),
    SECRET_KEY("neurocards.secret-key", Kind.SECRET, SettingForm.bytes(32)),
    FREE_CREDITS("neurocards.videos.free-credits", Kind.TUNING, SettingForm.wholeNumber(0, 1000)),
    REFERRAL_CREDITS("neurocards.referrals.credits", Kind.TUNING, SettingForm.wholeNumbers(5, 100)),
    REFERRAL_FRIEND_CREDITS("neurocards.referrals.friend-credits", Kind.TUNING, SettingForm.wholeNumber(0, 100)),
    REFERRAL_HOLD_HOURS("neurocards.referrals.hold-back", Kind.TUNING, SettingForm.wholeNumber(0, 8760)),
    REFERRAL_PER_DAY("neurocards.referrals.per-day", Kind.TUNING, SettingForm.wholeNumber(1, 100_000)),
    ORDER_CURRENCY("neurocards.orders.currency", Kind.TUNING, SettingForm.currency()),
    ORDER_POINT_VALUE("neurocards.orders.point-value", Kind.TUNING, SettingForm.wholeNumber(1, 1_000_000)),
    ORDER_POINTS_PERCENT("neurocards.orders.points-percent", Kind.TUNING, SettingForm.wholeNumber(0, 99)),
    ORDER_PAY_WITHIN_HOURS("neurocards.orders.pay-within", Kind.TUNING, SettingForm.wholeNumber(1, 8760)),
    BOOKS_CURRENCY("neurocards.books.currency", Kind.TUNING, SettingForm.currency()),
    BOOKS_RATES("neurocards.books.rates", Kind.TUNING, SettingForm.rates()),
    LOYALTY_RATE("neurocards.loyalty.rate", Kind.TUNING, SettingForm.wholeNumber(0, 10_000)),
    POINTS_PER_CREDIT("neurocards.loyalty.points-per-credit", Kind.TUNING, SettingForm.wholeNumber(1, 1_000_000)),
    POINTS_LIFETIME_DAYS("neurocards.loyalty.points-lifetime", Kind.TUNING, SettingForm.wholeNumber(1, 3650)),
    WORKER_CONCURRENCY("neurocards.videos.concurrency", Kind.TUNING, SettingForm.wholeNumber(1, 16)),
    WORKER_TIMEOUT("neurocards.videos.attempt-limit-seconds", Kind.TUNING, SettingForm.wholeNumber(30, 86_400)),
    SCENARIO_PREVIEW("neurocards.videos.scenarios.preview", Kind.TUNING, SettingForm.templates()),
    STUCK_JOB_MINUTES("neurocards.videos.stuck-minutes", Kind.TUNING, SettingForm.wholeNumber(1, 1440)),
    FIDELITY_THRESHOLD("neurocards.videos.fidelity-threshold", Kind.TUNING, SettingForm.share()),
    FFMPEG_PATH("neurocards.rendering.ffmpeg", Kind.TUNING, SettingForm.anything()),
    SMTP_SERVER("neurocards.mail.host", Kind.SERVICE, SettingForm.anything()),
    SMTP_PORT("neurocards.mail.port", Kind.TUNING, SettingForm.wholeNumber(1, 65_535)),
    SMTP_USERNAME("neurocards.mail.username", Kind.SERVICE, SettingForm.anything()),
    SMTP_PASSWORD("neurocards.mail.password", Kind.SECRET, SettingForm.anything()),
    SMTP_FROM("neurocards.mail.from", Kind.TUNING, SettingForm.anything()),
    FCM_SERVICE_ACCOUNT_FILE("neurocards.fcm.service-account-file", Kind.TUNING, SettingForm.anything()),
    FCM_BASE_URL("neurocards.fcm.base-url", Kind.TUNING, SettingForm.webAddress()),
    BOT_TOKEN("neurocards.telegram.token", Kind.SECRET, SettingForm.botToken()),
    BOT_MODE("neurocards.telegram.mode", Kind.TUNING, SettingForm.oneOf("polling", "webhook")),
    WEBHOOK_SECRET_TOKEN("neurocards.telegram.webhook-secret", Kind.SECRET, SettingForm.webhookSecret()),
    TELEGRAM_API_URL("neurocards.telegram.api-url", Kind.SERVICE, SettingForm.webAddress()),
    TELEGRAM_FILES_FOLDER("neurocards.telegram.files-folder", Kind.TUNING, SettingForm.anything()),
    ADMIN_IDS("neurocards.telegram.admin-ids", Kind.TUNING, SettingForm.telegramIds()),
    SUPPORT_URL("neurocards.telegram.support-url", Kind.TUNING, SettingForm.link()),
    TERMS_URL("neurocards.web.terms-url", Kind.TUNING, SettingForm.link()),
    PRIVACY_URL("neurocards.web.privacy-url", Kind.TUNING, SettingForm.link()),
    WELCOME_VIDEO_FILE_ID("neurocards.telegram.welcome-video-file-id", Kind.TUNING, SettingForm.anything()),
    WELCOME_VIDEO_FILE_IDS("neurocards.telegram.welcome-video-file-ids", Kind.TUNING, SettingForm.anything()),
    VIDEO_PROVIDER("neurocards.providers.preferred", Kind.TUNING, SettingForm.name()),
    KIE_API_KEY("neurocards.providers.kie.keys", Kind.KEYS, SettingForm.keys(), "KIE_API_KEYS"),
    KIE_BASE_URL("neurocards.providers.kie.base-url", Kind.SERVICE, SettingForm.webAddress()),
    KIE_UPLOAD_BASE_URL("neurocards.providers.kie.upload-base-url", Kind.SERVICE, SettingForm.webAddress()),
    KIE_WEBHOOK_HMAC_KEY("neurocards.providers.kie.webhook-key", Kind.SECRET, SettingForm.anything()),
    KLING_API_KEY("neurocards.providers.kling.keys", Kind.KEYS, SettingForm.keys(), "KLING_API_KEYS"),
    KLING_ACCESS_KEY("neurocards.providers.kling.access-key", Kind.SECRET, SettingForm.key()),
    KLING_SECRET_KEY("neurocards.providers.kling.secret-key", Kind.SECRET, SettingForm.key()),
    KLING_BASE_URL("neurocards.providers.kling.base-url", Kind.SERVICE, SettingForm.webAddress()),
    KLING_WEBHOOK_SECRET("neurocards.providers.kling.webhook-secret", Kind.SECRET, SettingForm.anything()),
    OPENAI_API_KEY("neurocards.providers.openai.api-key", Kind.SECRET, SettingForm.key()),
    OPENAI_BASE_URL("neurocards.providers.openai.base-url", Kind.SERVICE, SettingForm.webAddress()),
    OPENAI_MODEL("neurocards.providers.openai.model", Kind.TUNING, SettingForm.anything()),
    YOOKASSA_SHOP_ID("neurocards.payments.yookassa.shop-id", Kind.SERVICE, SettingForm.shopNumber()),
    YOOKASSA_API_KEY("neurocards.payments.yookassa.api-key", Kind.SECRET, SettingForm.key()),
    YOOKASSA_BASE_URL("neurocards.payments.yookassa.base-url", Kind.SERVICE, SettingForm.webAddress()),
    YOOKASSA_RECEIPTS("neurocards.payments.yookassa.receipts", Kind.TUNING, SettingForm.oneOf("on", "off")),
    YOOKASSA_VAT_CODE("neurocards.payments.yookassa.vat-code", Kind.TUNING, SettingForm.wholeNumber(1, 12)),
    YOOKASSA_TAX_SYSTEM("neurocards.payments.yookassa.tax-system", Kind.TUNING, SettingForm.wholeNumber(1, 6)),
    YOOKASSA_NOTIFICATION_SENDERS(
            "neurocards.payments.yookassa.notification-senders", Kind.TUNING, SettingForm.networks()),
    STRIPE_API_KEY("neurocards.payments.stripe.api-key", Kind.SECRET, SettingForm.stripeKey()),
    STRIPE_WEBHOOK_SECRET("neurocards.payments.stripe.webhook-secret", Kind.SECRET, SettingForm.stripeSecrets()),
    STRIPE_BASE_URL("neurocards.payments.stripe.base-url", Kind.SERVICE, SettingForm.webAddress()),
    STRIPE_CURRENCY("neurocards.payments.stripe.currency", Kind.TUNING, SettingForm.currency()),
    PAYMENTS_TEST_MODE("neurocards.payments.test-mode", Kind.TUNING, SettingForm.oneOf("true", "false")),
    DOWNLOAD_ALLOWED_HOSTS("neurocards.providers.fetch.allowed-hosts", Kind.TUNING, SettingForm.hosts()),
    PROXY_FILE("neurocards.proxies.file", Kind.TUNING, SettingForm.anything()),
    PROXY_COOLDOWN("neurocards.proxies.cooldown-seconds", Kind.TUNING, SettingForm.wholeNumber(1, 86_400)),
    PROXY_FOR("neurocards.proxies.upstreams", Kind.TUNING, SettingForm.names());

    private enum Kind {
        SERVICE,
        SECRET,
        /** Secrets, of which there may be several. */
        KEYS,
        TUNING,
        FOLDER_OR_PORT
    }

    private final String property;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // every form is a function without state
    private final SettingForm form;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> olderNames;

    Setting(String property, Kind kind, SettingForm form, String... olderNames) {
        this.property = property;
        this.kind = kind;
        this.form = form;
        this.olderNames = List.of(olderNames);
    }

    String property() {
        return property;
    }

    /** Returns whether an installation with this set is no longer a demo: ports, folders and plain numbers do not count. */
    boolean leavesDemo() {
        return kind == Kind.SERVICE || isSecret();
    }

    boolean isSecret() {
        return kind == Kind.SECRET || kind == Kind.KEYS;
    }

    /** Returns {@code value} if it is a plain choice, and else only that there is one. */
    String shown(String value) {
        return kind == Kind.TUNING || kind == Kind.FOLDER_OR_PORT ? value : "(set)";
    }

    /** Returns whether it may be spread over several names: {@code NAME_1}, {@code NAME_2} and so on, one key each. */
    boolean holdsKeys() {
        return kind == Kind.KEYS;
    }

    /** Returns the names that are understood, the present one first. */
    List<String> names() {
        return Stream.concat(Stream.of(name()), olderNames.stream()).toList();
    }

    /** Returns {@code value} as we use it: an address may have been written without its scheme. */
    String understood(String value) {
        return this == PUBLIC_BASE_URL && !value.contains("://") ? "https://" + value : value;
    }

    /** Returns what is wrong with {@code value}, as a sentence that does not repeat it, or null. */
    @Nullable
    String complaint(String value) {
        if (isSecret() && SettingForm.isPlaceholder(value)) {
            return name()
                    + " still holds a placeholder from a sample: set a real value, or remove the line to leave that"
                    + " part off";
        }
        var complaint = form.complaint(value);
        return complaint == null ? null : name() + " " + complaint;
    }
}
