package io.neurocards.telegram.updates;

import io.neurocards.telegram.client.BotSettings;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.client.UpdateMode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where Telegram brings updates. It may forget one only after 200, which it gets once the update is kept. */
@RestController
@ConditionalOnBot
final class WebhookController {

    private static final Logger log = LoggerFactory.getLogger(WebhookController.class);

    /** No update is near that. */
    private static final int LARGEST_UPDATE = 512 * 1024;

    private static final String SOON = "5";

    private final BotSettings settings;
    private final UpdateReader reader;
    private final Intake intake;

    WebhookController(BotSettings settings, UpdateReader reader, Intake intake) {
        this.settings = settings;
        this.reader = reader;
        this.intake = intake;
    }

    @PostMapping("/telegram/webhook")
    ResponseEntity<Void> take(
            @RequestHeader(name = "X-Telegram-Bot-Api-Secret-Token", required = false) @Nullable String secret,
            HttpServletRequest request)
            throws IOException {
        if (settings.mode() != UpdateMode.WEBHOOK) {
            return ResponseEntity.notFound().build();
        }
        if (!isOurs(secret)) {
            log.warn("A call of the webhook without our secret was refused");
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        var body = request.getInputStream().readNBytes(LARGEST_UPDATE + 1);
        if (body.length > LARGEST_UPDATE) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        var update = reader.single(body);
        return update == null ? ResponseEntity.badRequest().build() : kept(update);
    }

    private ResponseEntity<Void> kept(IncomingUpdate update) {
        try {
            intake.single(update);
            return ResponseEntity.ok().build();
        } catch (DataAccessException | TransactionException e) {
            log.warn("An update could not be kept: update={}; Telegram brings it again", update.updateId(), e);
            intake.payments().keep(update);
            intake.notice().tell(update);
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, SOON)
                    .build();
        }
    }

    private boolean isOurs(@Nullable String secret) {
        var expected = settings.webhookSecret();
        return secret != null
                && expected != null
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
