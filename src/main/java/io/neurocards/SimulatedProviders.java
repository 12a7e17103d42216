package io.neurocards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;

/**
 * What the demo sets so that providers nobody has given a key for are those of the sandbox. The keys are always the same: a
 * task is asked for with the key that made it, also after a restart.
 */
record SimulatedProviders(Environment environment) {

    private static final String PROVIDERS = "neurocards.providers.";
    private static final String SANDBOX = "neurocards.sandbox.providers.";
    private static final String KIE_KEYS = "kie-sandbox-1;kie-sandbox-2";
    private static final String KIE_WEBHOOK_KEY = "kie-sandbox-webhooks";
    private static final String KLING_KEYS = "kling-sandbox-1";
    private static final String KLING_WEBHOOK_SECRET = "whsec_a2xpbmctc2FuZGJveC13ZWJob29rcw==";
    private static final String OPENAI_KEY = "sk-sandbox-1";

    /** Returns nothing when the web server's port is not known before it runs, as in tests. */
    Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        var port = environment.getProperty("server.port", "8080");
        if (port.equals("0")) {
            return settings;
        }
        var base = "http://127.0.0.1:" + port + "/sandbox/";
        var simulated = new ArrayList<String>();
        if (!isSet("kie.keys", "kie.base-url")) {
            simulated.add("kie");
            settings.put(PROVIDERS + "kie.base-url", base + "kie");
            settings.put(PROVIDERS + "kie.upload-base-url", base + "kie-files");
            both(settings, "kie.keys", KIE_KEYS);
            both(settings, "kie.webhook-key", KIE_WEBHOOK_KEY);
        }
        if (!isSet("kling.keys", "kling.access-key", "kling.base-url")) {
            simulated.add("kling");
            settings.put(PROVIDERS + "kling.base-url", base + "kling");
            both(settings, "kling.keys", KLING_KEYS);
            both(settings, "kling.webhook-secret", KLING_WEBHOOK_SECRET);
        }
        if (!isSet("openai.api-key", "openai.base-url")) {
            settings.put(PROVIDERS + "openai.base-url", base + "openai/v1");
            settings.put(PROVIDERS + "openai.api-key", OPENAI_KEY);
            settings.put(SANDBOX + "openai.keys", OPENAI_KEY);
        }
        settings.put(PROVIDERS + "simulated", String.join(",", simulated));
        settings.put(
                PROVIDERS + "fetch.allowed-hosts", String.join(",", List.of("127.0.0.1:" + port, "localhost:" + port)));
        return settings;
    }

    private boolean isSet(String... names) {
        return List.of(names).stream()
                .anyMatch(name -> !environment.getProperty(PROVIDERS + name, "").isBlank());
    }

    private static void both(Map<String, Object> settings, String name, String value) {
        settings.put(PROVIDERS + name, value);
        settings.put(SANDBOX + name, value);
    }
}
