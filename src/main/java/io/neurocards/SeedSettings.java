package io.neurocards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Understands the settings by the names that operators know ({@code DATABASE_URL}, {@code SMTP_SERVER} …), from the
 * environment or a {@code .env} file in the working folder, and decides the mode: demo when none of the names that
 * configure an outside service is set, production otherwise. {@code NEUROCARDS_MODE} overrides.
 */
final class SeedSettings implements EnvironmentPostProcessor {

    private static final String MODE = "neurocards.mode";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var file = DotEnv.read(Path.of(".env"));
        var known = new LinkedHashMap<String, Object>();
        var old = new ArrayList<String>();
        var configured = new ArrayList<String>();
        for (var setting : Setting.values()) {
            var name = setting.nameThatIsSet(candidate -> isSet(environment, file, candidate));
            if (name == null) {
                continue;
            }
            known.put(setting.property(), setting.checked(value(environment, file, name)));
            if (!name.equals(setting.name())) {
                old.add(name + " (now " + setting.name() + ")");
            }
            if (setting.leavesDemo()) {
                configured.add(setting.name());
            }
        }
        var mode = mode(environment, file, configured);
        known.put(MODE, mode);
        known.put("neurocards.settings.old", String.join(", ", old));
        environment
                .getPropertySources()
                .addAfter(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new MapPropertySource("settings by their known names", known));
        if ("demo".equals(mode)) {
            environment.getPropertySources().addLast(new MapPropertySource("demo", demo(environment)));
        }
    }

    private static String mode(ConfigurableEnvironment environment, Map<String, String> file, List<String> configured) {
        var property = environment.getProperty(MODE);
        if (property != null) {
            return property;
        }
        if (isSet(environment, file, "NEUROCARDS_MODE")) {
            return value(environment, file, "NEUROCARDS_MODE").toLowerCase(Locale.ROOT);
        }
        return configured.isEmpty() ? "demo" : "production";
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
        return defaults;
    }

    private static boolean isSet(ConfigurableEnvironment environment, Map<String, String> file, String name) {
        return !value(environment, file, name).isBlank();
    }

    private static String value(ConfigurableEnvironment environment, Map<String, String> file, String name) {
        @Nullable Object set = environment.getSystemEnvironment().get(name);
        return set == null ? file.getOrDefault(name, "") : set.toString();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port for the demo mailbox", e);
        }
    }
}
