package io.neurocards;

import io.neurocards.StartupTable.Line;
import io.neurocards.shared.Role;
import io.neurocards.shared.Roles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** What the start says of the roles of a process. */
record RoleLines(Roles roles, BiFunction<String, String, String> property) {

    List<Line> lines(String address) {
        var lines = new ArrayList<Line>();
        if (!roles.isPart()) {
            lines.add(new Line("roles", true, "all: this process does everything; APP_ROLES picks some"));
        } else {
            for (var role : Role.values()) {
                lines.add(new Line(
                        "role " + role.word(),
                        roles.has(role),
                        roles.has(role) ? does(role) : "left to other processes"));
            }
            if (property.apply("neurocards.media.remote.store", "local").equals("local")) {
                lines.add(new Line(
                        "shared folder",
                        true,
                        "every process must see the same files in "
                                + property.apply("neurocards.media.storage", "./data/storage")));
            }
            if (property.apply("neurocards.telegram.token", "").isEmpty() && roles.has(Role.WORKER)) {
                lines.add(new Line("to Telegram", false, "BOT_TOKEN is not set: this worker delivers nothing there"));
            }
        }
        if (property.apply("neurocards.secret-key", "").isEmpty()) {
            lines.add(
                    new Line(
                            "secret key",
                            true,
                            "made once, in " + property.apply("neurocards.secret-file", "./data/secret.key")
                                    + ": processes of this folder share it, those of another folder or machine need SECRET_KEY"));
        }
        lines.add(
                roles.has(Role.WEB)
                        ? new Line("web", true, "open " + address)
                        : new Line("web", false, "/healthz, /readyz and /metrics answer at " + address));
        return lines;
    }

    private static String does(Role role) {
        return switch (role) {
            case BOT -> "hears and answers the bot's chats";
            case WORKER -> "makes clips and does what was put off";
            case WEB -> "serves the site";
            case API -> "serves /v1, and hears gateways and providers";
            case MONITOR -> "watches, and calls for help";
        };
    }
}
