package io.neurocards.web;

import io.neurocards.payments.checkout.TakeNotice;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where payment gateways tell what happened. A gateway may forget it only after 200, which it gets once it is kept; after any
 * other answer it tells it again.
 */
@RestController
final class GatewayNotices {

    private static final String SOON = "5";

    private final TakeNotice takeNotice;

    GatewayNotices(TakeNotice takeNotice) {
        this.takeNotice = takeNotice;
    }

    @PostMapping("/api/webhook/{gateway}")
    ResponseEntity<Void> take(@PathVariable String gateway, HttpServletRequest request) throws IOException {
        if (!takeNotice.knows(gateway)) {
            return ResponseEntity.notFound().build();
        }
        var body = request.getInputStream().readNBytes(TakeNotice.LARGEST_BODY + 1);
        if (body.length > TakeNotice.LARGEST_BODY) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        var sender = InetAddress.getByName(request.getRemoteAddr());
        return switch (takeNotice.take(gateway, body, request::getHeader, sender)) {
            case TAKEN -> ResponseEntity.ok().build();
            case FORGED -> ResponseEntity.status(HttpStatus.FORBIDDEN).build();
            case MALFORMED -> ResponseEntity.badRequest().build();
            case NOT_KEPT, BUSY ->
                ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, SOON)
                        .build();
        };
    }
}
