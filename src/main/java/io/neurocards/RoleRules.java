package io.neurocards;

import io.neurocards.shared.Role;
import io.neurocards.shared.Roles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What follows from the roles of a process: what it has to share with those that do the rest, what it leaves off, and its port.
 *
 * @param known the settings that are written, by their properties
 * @param namesProduction whether somebody wrote that this is production, rather than that it follows from other settings
 */
record RoleRules(ConfigurableEnvironment environment, Map<String, Object> known, boolean namesProduction) {

    /** A server of this machine, as an address names it. */
    private static final Pattern LOOPBACK = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://(?:.*@)?(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::\\d+)?/[^@/?]+(?:\\?[^@]*)?");

    private static final int PORT_OF_THE_API_ALONE = 8000;

    /** Returns what is missing, a sentence each; nothing is said of roles that cannot be read, which others complain of. */
    List<String> complaints(String mode) {
        var complaints = new ArrayList<String>();
        Roles roles;
        try {
            roles = roles();
        } catch (IllegalArgumentException e) {
            if (!known.containsKey(Roles.PROPERTY)) {
                complaints.add("APP_ROLES " + e.getMessage());
            }
            return complaints;
        }
        if (!roles.isPart()) {
            return complaints;
        }
        var url = value(Setting.DATABASE_URL);
        if (url.isEmpty() || url.equals("embedded")) {
            complaints.add(
                    "APP_ROLES leaves parts to other processes, which need the same database: set DATABASE_URL, because the"
                            + " embedded PostgreSQL belongs to one process");
        }
        if (value(Setting.SECRET_KEY).isEmpty() && !isOnThisMachine(url)) {
            complaints.add(
                    "APP_ROLES leaves parts to other processes, which sign links and tokens for each other: set the same"
                            + " SECRET_KEY for all; openssl rand -hex 32 makes one. Only processes of one folder, with the"
                            + " database on this machine, polling and no mode named production, share a key that is made for them");
        }
        if (!value(Setting.SUPABASE_DB_URL).isEmpty()
                && value(Setting.WITNESS_DATABASE_URL).isEmpty()) {
            complaints.add(
                    "APP_ROLES leaves parts to other processes, which must agree on the database that decides: set"
                            + " WITNESS_DATABASE_URL beside SUPABASE_DB_URL");
        }
        if (!mode.equals("demo")
                && roles.all().equals(Set.of(Role.BOT))
                && value(Setting.BOT_TOKEN).isEmpty()) {
            complaints.add("APP_ROLES names bot and nothing else, but BOT_TOKEN is not set");
        }
        return complaints;
    }

    /** Returns the properties that follow; only for roles that can be read. */
    Map<String, Object> settings() {
        var roles = roles();
        var settings = new LinkedHashMap<String, Object>();
        settings.put(Roles.PROPERTY, roles.words());
        if (!roles.has(Role.WORKER)) {
            settings.put("neurocards.jobs.enabled", false);
        }
        return settings;
    }

    /** Adds the port of a process that only serves programs, where none is written. */
    void addPort() {
        if (roles().all().equals(Set.of(Role.API))) {
            known.putIfAbsent(Setting.PORT.property(), PORT_OF_THE_API_ALONE);
        }
    }

    /**
     * Whether everything looks like a developer's machine: then all processes are started in one folder, and go by the key that the first
     * of them makes there.
     */
    private boolean isOnThisMachine(String databaseUrl) {
        return !namesProduction
                && LOOPBACK.matcher(databaseUrl).matches()
                && value(Setting.SUPABASE_DB_URL).isEmpty()
                && !value(Setting.BOT_MODE).equals("webhook");
    }

    private Roles roles() {
        return Roles.read(value(Roles.PROPERTY));
    }

    private String value(Setting setting) {
        return value(setting.property());
    }

    /** What is written for the program comes before the environment. */
    private String value(String property) {
        var set = environment.getProperty(property, "");
        return set.isBlank() ? known.getOrDefault(property, "").toString().strip() : set.strip();
    }
}
