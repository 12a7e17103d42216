package io.neurocards.notifications;

import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where links in mails lead. */
@Component
record SiteAddress(Environment environment) {

    /** Returns such as {@code https://studio.example.com}; nothing when nobody said how others reach us. */
    Optional<String> base() {
        var said = environment.getProperty("neurocards.web.public-base-url", "");
        if (!said.isBlank()) {
            return Optional.of(said.strip().replaceAll("/+$", ""));
        }
        if (!environment.getProperty("neurocards.mode", "").equals("demo")) {
            return Optional.empty();
        }
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return Optional.of("http://localhost:" + port);
    }
}
