package io.neurocards;

import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.operations.backups.Backups;
import io.neurocards.shared.Mode;
import io.neurocards.shared.Roles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says once, when the application is ready, which parts are on or off and why; never a login or a secret. */
@Component
class StartupTable {

    private static final Logger log = LoggerFactory.getLogger(StartupTable.class);
    private static final String OLD_NAMES = "neurocards.settings.old";
    private static final String SET = "neurocards.settings.set";
    private static final String WARNING = "neurocards.settings.warning";

    private final Environment environment;
    private final Mode mode;
    private final Roles roles;
    private final Ffmpeg ffmpeg;
    private final ObjectProvider<Backups> backups;

    StartupTable(Environment environment, Mode mode, Roles roles, Ffmpeg ffmpeg, ObjectProvider<Backups> backups) {
        this.backups = backups;
        this.environment = environment;
        this.mode = mode;
        this.roles = roles;
        this.ffmpeg = ffmpeg;
    }

    /** One part of the application. */
    record Line(String what, boolean on, String why) {}

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        log.info("NeuroCards is ready: {}{}", address(), text());
        var set = environment.getProperty(SET, "").lines().collect(Collectors.joining(", "));
        log.info("Settings that are set: {}", set.isEmpty() ? "none" : set);
        var old = environment.getProperty(OLD_NAMES, "");
        if (!old.isEmpty()) {
            log.warn("Settings with old names are in use: {}; they still work, write the present names instead", old);
        }
        var warning = environment.getProperty(WARNING, "");
        warning.lines().forEach(line -> log.warn("{}", line));
    }

    String text() {
        return lines().stream()
                .map(line -> String.format(
                        Locale.ROOT, "%n  %-15s %-3s  %s", line.what(), line.on() ? "on" : "off", line.why()))
                .collect(Collectors.joining());
    }

    private String storage() {
        var folder = "in the folder " + property("neurocards.media.storage", "./data/storage");
        return switch (property("neurocards.media.remote.store", "local")) {
            case "local" -> folder;
            case "supabase" -> "in Supabase Storage; uploads wait " + folder;
            case "s3" -> "in S3; uploads wait " + folder;
            default -> "in Supabase Storage or S3, whichever is set; uploads wait " + folder;
        };
    }

    List<Line> lines() {
        var lines = new ArrayList<Line>();
        lines.add(new Line(mode.name().toLowerCase(Locale.ROOT) + " mode", true, whyThisMode()));
        lines.addAll(new RoleLines(roles, this::property).lines(address()));
        lines.add(database());
        lines.add(redis());
        lines.add(new Line("storage", true, storage()));
        lines.add(new BackupLine(environment, mode, backups).line());
        lines.add(mail());
        lines.add(bot());
        lines.addAll(new PaymentLines(environment, address()).lines());
        lines.add(proxies());
        lines.addAll(new ProviderLines(environment).lines());
        lines.add(new Line(
                "local model",
                true,
                "ffmpeg " + ffmpeg.version() + ", " + ffmpeg.origin().name().toLowerCase(Locale.ROOT) + ": "
                        + ffmpeg.executable()));
        lines.add(
                mode == Mode.DEMO
                        ? new Line("mailbox", true, address() + "/sandbox/mail shows what is mailed")
                        : new Line("mailbox", false, "there is one in demo mode only"));
        return lines;
    }

    private String whyThisMode() {
        return mode == Mode.DEMO
                ? "no outside service is set, or NEUROCARDS_MODE=demo; it answers on "
                        + (property("server.address", "127.0.0.1").equals("127.0.0.1")
                                ? "this machine only"
                                : "the network, because of BIND_ADDRESS")
                : "an outside service is set, or NEUROCARDS_MODE=production; what is not set is off";
    }

    private Line database() {
        var url = property("neurocards.database.url", "");
        if (!property("neurocards.database.backup.url", "").isEmpty()) {
            return new Line(
                    "databases",
                    true,
                    "two as one: DATABASE_URL and SUPABASE_DB_URL; /v1/admin/status tells how they are");
        }
        return url.isEmpty() || url.equals("embedded")
                ? new Line(
                        "database",
                        true,
                        "embedded PostgreSQL in the folder "
                                + property("neurocards.database.embedded", "./data/postgres")
                                + "; DATABASE_URL names another")
                : new Line("database", true, "the PostgreSQL that DATABASE_URL names");
    }

    private Line redis() {
        return property("neurocards.redis.url", "").isEmpty()
                ? new Line("redis", false, "REDIS_URL is not set: this process counts requests for itself")
                : new Line("redis", true, "the Redis that REDIS_URL names: limits of requests, and who wakes whom");
    }

    private Line mail() {
        var host = property("neurocards.mail.host", "");
        if (host.isEmpty()) {
            return new Line("e-mail", false, "SMTP_SERVER is not set: nobody can sign up by e-mail");
        }
        return new Line("e-mail", true, "through " + host + ":" + property("neurocards.mail.port", "587"));
    }

    private Line bot() {
        if (property("neurocards.telegram.sandbox", "false").equals("true")) {
            return new Line("telegram bot", true, "in the sandbox: " + address() + "/sandbox/telegram");
        }
        if (property("neurocards.telegram.token", "").isEmpty()) {
            return new Line("telegram bot", false, "BOT_TOKEN is not set");
        }
        var api = property("neurocards.telegram.api-url", "https://api.telegram.org");
        return property("neurocards.telegram.mode", "polling").equals("webhook")
                ? new Line("telegram bot", true, "hears from " + api + " at " + address() + "/telegram/webhook")
                : new Line("telegram bot", true, "asks " + api + " for what is new");
    }

    private Line proxies() {
        var file = property("neurocards.proxies.file", "");
        return file.isEmpty()
                ? new Line("proxies", false, "PROXY_FILE is not set: everything goes out directly")
                : new Line("proxies", true, "from " + file + " for " + property("neurocards.proxies.upstreams", "all"));
    }

    private String address() {
        var published = property("neurocards.web.public-base-url", "");
        var port = property("local.server.port", property("server.port", "8080"));
        return published.isEmpty() ? "http://localhost:" + port : published;
    }

    private String property(String name, String otherwise) {
        var value = environment.getProperty(name, "");
        return value.isBlank() ? otherwise : value;
    }
}
