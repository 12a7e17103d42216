package io.neurocards.web.desk.door;

import io.neurocards.operations.admins.FirstOwner;
import io.neurocards.shared.Mode;
import io.neurocards.web.access.AdminAccess;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Whoever starts a demo on their own machine gets a link to its desk, as long as nobody has used one. A studio that others can reach
 * writes none down.
 */
@Component
record DemoDoor(Mode mode, AdminAccess tokens, FirstOwner first, Environment environment) {

    private static final Logger log = LoggerFactory.getLogger(DemoDoor.class);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        var port = environment.getProperty("server.port", "8080");
        var address = environment.getProperty("server.address", "127.0.0.1");
        if (mode != Mode.DEMO || tokens.isConfigured() || port.equals("0") || !LOOPBACK.contains(address)) {
            return;
        }
        first.link()
                .ifPresent(made ->
                        log.info("The desk opens once with http://localhost:{}/desk/join?link={}", port, made.link()));
    }
}
