package io.neurocards.telegram.dialogue;

import io.neurocards.telegram.client.ConditionalOnBot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The film that greets newcomers: the operator's own, or ours. */
@Component
@ConditionalOnBot
class WelcomeFilm {

    private static final String OURS = "telegram/welcome.mp4";

    private final String own;

    WelcomeFilm(@Value("${neurocards.telegram.dialogue.welcome-film:}") String own) {
        this.own = own;
    }

    byte[] bytes() throws IOException {
        return own.isBlank() ? new ClassPathResource(OURS).getContentAsByteArray() : Files.readAllBytes(Path.of(own));
    }

    /** Returns a name that changes with the film. */
    String name(byte[] film) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(film);
            return "welcome:" + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
