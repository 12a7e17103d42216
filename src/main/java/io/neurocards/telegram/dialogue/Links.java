package io.neurocards.telegram.dialogue;

import io.neurocards.telegram.client.BotSettings;
import io.neurocards.telegram.client.ConditionalOnBot;
import java.util.Objects;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Addresses outside the chat. */
@Component
@ConditionalOnBot
class Links {

    /** The studio's own support, as long as the operator names no other. */
    private static final String SUPPORT = "https://t.me/fabricbothelper";

    private final BotSettings settings;
    private final Environment environment;

    Links(BotSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    String support() {
        var own = settings.supportUrl();
        return own == null || own.isBlank() ? SUPPORT : own;
    }

    String terms() {
        return own("${neurocards.web.terms-url:}", "/terms");
    }

    String privacy() {
        return own("${neurocards.web.privacy-url:}", "/privacy");
    }

    private String own(String setting, String page) {
        var own = environment.resolvePlaceholders(setting);
        return own.isBlank() ? site() + page : own;
    }

    private String site() {
        var own = settings.publicBaseUrl();
        if (own != null && !own.isBlank()) {
            return own.replaceAll("/+$", "");
        }
        var port = Objects.requireNonNullElse(
                environment.getProperty("local.server.port"), environment.getProperty("server.port", "8080"));
        return "http://localhost:" + port;
    }
}
