package io.neurocards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Understands the settings by the names that operators know ({@code DATABASE_URL}, {@code SMTP_SERVER} …), from the
 * environment or a {@code .env} file in the working folder, and decides the mode: demo when none of the names that
 * configure an outside service is set, production otherwise. {@code NEUROCARDS_MODE} overrides. What can't be meant stops
 * the start before anything is touched.
 */
final class SeedSettings implements EnvironmentPostProcessor {

    private static final String MODE = "neurocards.mode";
    private static final String MODE_NAME = "NEUROCARDS_MODE";

    /** Many a machine sets it for others, so what it says beyond the two known words is not refused. */
    private static final String OLDER_MODE_NAME = "ENVIRONMENT";

    private static final Set<String> MODES = Set.of("demo", "production");
    private static final long SANDBOX_BOT = 7_500_000_001L;

    private final Path file;

    SeedSettings() {
        this(Path.of(".env"));
    }

    SeedSettings(Path file) {
        this.file = file;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var set = new SetNames(environment.getSystemEnvironment(), DotEnv.read(file));
        var known = new LinkedHashMap<String, Object>();
        var old = new ArrayList<String>();
        var complaints = new ArrayList<String>();
        var shown = new StringBuilder();
        var leavesDemo = false;
        for (var setting : Setting.values()) {
            var written = Written.find(set, setting);
            if (written == null) {
                continue;
            }
            known.put(setting.property(), written.value());
            leavesDemo |= setting.leavesDemo();
            shown.append(setting)
                    .append('=')
                    .append(setting.shown(written.value()))
                    .append('\n');
            if (setting.names().indexOf(written.name()) > 0) {
                old.add(written.name() + " (now " + setting.name() + ")");
            }
            written.complaint(setting).ifPresent(complaints::add);
        }
        requirePair(known, Setting.KLING_ACCESS_KEY, Setting.KLING_SECRET_KEY).ifPresent(complaints::add);
        requirePair(known, Setting.YOOKASSA_SHOP_ID, Setting.YOOKASSA_API_KEY).ifPresent(complaints::add);
        requirePair(known, Setting.STRIPE_API_KEY, Setting.STRIPE_WEBHOOK_SECRET)
                .ifPresent(complaints::add);
        onlySupabase(known).ifPresent(complaints::add);
        var mode = mode(environment, set, leavesDemo ? "production" : "demo");
        if (!MODES.contains(mode)) {
            complaints.add(MODE_NAME + " must be demo or production");
        }
        var roles = new RoleRules(environment, known, namesProduction(environment, set));
        complaints.addAll(roles.complaints(mode));
        if (!complaints.isEmpty()) {
            throw new UnusableSettingException(complaints);
        }
        roles.addPort();
        var decided = new LinkedHashMap<>(roles.settings());
        decided.putAll(new LogRules(environment, known).settings());
        decided.put(MODE, mode);
        decided.put("neurocards.settings.old", String.join(", ", old));
        decided.put("neurocards.settings.set", shown.toString());
        decided.put("neurocards.settings.warning", warnings(set));
        addTo(environment, known, decided);
    }

    private String warnings(SetNames set) {
        var warnings = new ArrayList<>(DotEnv.warnings(file));
        warnings.addAll(new SettingNotes(set).notes());
        return String.join("\n", warnings);
    }

    /** Supabase alone is one PostgreSQL like any other; older samples name it by a type and give its address a name of its own. */
    private static Optional<String> onlySupabase(Map<String, Object> known) {
        var isSupabase = "supabase".equals(known.get(Setting.DATABASE_TYPE.property()));
        if (!isSupabase || known.containsKey(Setting.DATABASE_URL.property())) {
            return Optional.empty();
        }
        var address = known.remove(Setting.SUPABASE_DB_URL.property());
        if (address == null) {
            return Optional.of(
                    "DATABASE_TYPE is supabase, and neither SUPABASE_DB_URL nor DATABASE_URL says where it is");
        }
        known.put(Setting.DATABASE_URL.property(), address);
        return Optional.empty();
    }

    private static Optional<String> requirePair(Map<String, Object> known, Setting one, Setting other) {
        return known.containsKey(one.property()) == known.containsKey(other.property())
                ? Optional.empty()
                : Optional.of(one + " and " + other + " must be set together");
    }

    private static void addTo(
            ConfigurableEnvironment environment, Map<String, Object> known, Map<String, Object> decided) {
        var sources = environment.getPropertySources();
        sources.addFirst(new MapPropertySource("what the settings mean", decided));
        sources.addAfter(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new MapPropertySource("settings by their known names", known));
        if ("demo".equals(decided.get(MODE))) {
            sources.addLast(new MapPropertySource("demo", demo(environment)));
        }
    }

    private static String mode(ConfigurableEnvironment environment, SetNames set, String otherwise) {
        var property = environment.getProperty(MODE, "");
        var asked = property.isBlank() && set.firstOf(List.of(MODE_NAME)) != null ? set.value(MODE_NAME) : property;
        if (!asked.isBlank()) {
            return asked.strip().toLowerCase(Locale.ROOT);
        }
        return switch (set.value(OLDER_MODE_NAME).toLowerCase(Locale.ROOT)) {
            case "production" -> "production";
            case "development" -> "demo";
            default -> otherwise;
        };
    }

    private static boolean namesProduction(ConfigurableEnvironment environment, SetNames set) {
        return Stream.of(environment.getProperty(MODE, ""), set.value(MODE_NAME), set.value(OLDER_MODE_NAME))
                .anyMatch(word -> word.strip().equalsIgnoreCase("production"));
    }

    private static Map<String, Object> demo(ConfigurableEnvironment environment) {
        var defaults = new LinkedHashMap<String, Object>();
        defaults.put("server.address", "127.0.0.1");
        if (environment.getProperty("neurocards.mail.host") == null) {
            var port = environment.getProperty("neurocards.sandbox.smtp-port", Integer.class, 0);
            defaults.put("neurocards.mail.host", "127.0.0.1");
            defaults.put("neurocards.mail.port", port == 0 ? freePort() : port);
            defaults.put("neurocards.mail.from", "studio@neurocards.local");
            defaults.put("neurocards.sandbox.smtp-port", defaults.get("neurocards.mail.port"));
        }
        if (environment.getProperty("neurocards.telegram.token") == null) {
            var token = environment.getProperty("neurocards.sandbox.telegram.token", randomBotToken());
            defaults.put("neurocards.telegram.token", token);
            defaults.put("neurocards.telegram.sandbox", true);
            defaults.put("neurocards.sandbox.telegram.token", token);
        }
        defaults.putAll(new SimulatedProviders(environment).settings());
        defaults.putAll(new SimulatedPayments(environment).settings());
        return defaults;
    }

    /**
     * Returns a token as the BotFather would give it: the bot's number, a colon, 35 letters. The number is always the same, so
     * that the sandbox knows its bot again after a restart.
     */
    private static String randomBotToken() {
        var random = new SecureRandom();
        var letters = new byte[27];
        random.nextBytes(letters);
        return SANDBOX_BOT
                + ":"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(letters)
                        .substring(0, 35);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port for the demo mailbox", e);
        }
    }
}
