package io.neurocards.sandbox.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * The demo with two databases ({@code spring.profiles.active=two-databases}, and no DATABASE_URL): starts two servers, each
 * behind a link, and gives the studio the two addresses as an operator would.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TwoDatabasesStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String PROFILE = "two-databases";

    private static final Logger log = LoggerFactory.getLogger(TwoDatabasesStart.class);
    private static final String DATABASE = "neurocards.database.";
    private static final String URL = DATABASE + "url";
    private static final String BACKUP_URL = DATABASE + "backup.url";

    /** So that somebody who watches sees a database come back. */
    private static final Map<String, String> PATIENCE = Map.of(
            DATABASE + "pair.rejoin-after", "5s",
            DATABASE + "pair.hand-back-after", "30s");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (!environment.acceptsProfiles(Profiles.of(PROFILE))) {
            return;
        }
        if (!"demo".equals(environment.getProperty("neurocards.mode")) || isSet(environment, URL, BACKUP_URL)) {
            log.warn("Profile has no effect: profile={}; it is for the demo, without a database of your own", PROFILE);
            return;
        }
        var databases = started(environment);
        environment.getPropertySources().addFirst(new MapPropertySource(PROFILE, settings(environment, databases)));
        register(context, databases);
    }

    private static boolean isSet(ConfigurableEnvironment environment, String... names) {
        for (var name : names) {
            if (!environment.getProperty(name, "embedded").equals("embedded")) {
                return true;
            }
        }
        return false;
    }

    private static DemoDatabases started(ConfigurableEnvironment environment) {
        var primary = Path.of(environment.getProperty(DATABASE + "embedded", "./data/postgres"));
        var backup = Path.of(environment.getProperty("neurocards.sandbox.faults.backup", "./data/backup"));
        try {
            return DemoDatabases.start(primary, backup);
        } catch (IOException e) {
            throw new UncheckedIOException("The two databases of the demo did not start", e);
        }
    }

    private static Map<String, Object> settings(ConfigurableEnvironment environment, DemoDatabases databases) {
        var settings = new LinkedHashMap<String, Object>();
        settings.put(URL, databases.both().getFirst().url());
        settings.put(BACKUP_URL, databases.both().getLast().url());
        settings.put("neurocards.sandbox.faults.on", true);
        PATIENCE.forEach((name, value) -> {
            if (!environment.containsProperty(name)) {
                settings.put(name, value);
            }
        });
        return settings;
    }

    /** Registered before everything else, and so closed after everything else, the pools above all. */
    private static void register(ConfigurableApplicationContext context, DemoDatabases databases) {
        var beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton("demoDatabases", databases);
        beans.registerDisposableBean("demoDatabases", databases::close);
        context.addApplicationListener(new StopOnFailure(databases));
    }

    /** An application that did not come to be leaves no server behind. */
    private record StopOnFailure(DemoDatabases databases) implements ApplicationListener<ApplicationFailedEvent> {

        @Override
        public void onApplicationEvent(ApplicationFailedEvent event) {
            try {
                databases.close();
            } catch (IOException e) {
                log.warn("A database of the demo did not stop in order", e);
            }
        }
    }
}
