package io.neurocards.payments.checkout;

import io.neurocards.database.journal.Bytes;
import io.neurocards.payments.gateways.Notification;
import io.neurocards.shared.OperationId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway told, which is reason enough to ask it.
 *
 * @param id made of the gateway and the body: told again, it is the same
 * @param event the gateway's word
 * @param reference the gateway's id of the payment
 * @param refund the gateway's id of the refund, of refunds
 * @param reason of disputes
 */
record Notice(
        UUID id,
        String gateway,
        Kind kind,
        String event,
        String reference,
        @Nullable String refund,
        @Nullable String reason,
        Bytes body,
        Instant receivedAt) {

    private static final int LONGEST_EVENT = 100;
    private static final int LONGEST_REFERENCE = 255;
    private static final int LONGEST_REASON = 500;

    enum Kind {
        PAYMENT,
        REFUND,
        DISPUTE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns what the notification is about; nothing when it is about nothing, or names things as no gateway does. */
    static Optional<Notice> of(String gateway, Notification told, Bytes body, Instant receivedAt) {
        var id = id(gateway, body);
        var notice = switch (told) {
            case Notification.AboutPayment(var event, var reference) ->
                new Notice(id, gateway, Kind.PAYMENT, event, reference, null, null, body, receivedAt);
            case Notification.AboutRefund(var event, var refund, var reference) ->
                new Notice(id, gateway, Kind.REFUND, event, reference, refund, null, body, receivedAt);
            case Notification.Dispute(var event, var reference, var reason) ->
                new Notice(id, gateway, Kind.DISPUTE, event, reference, null, spoken(reason), body, receivedAt);
            case Notification.Irrelevant _, Notification.Forged _, Notification.Malformed _ -> null;
        };
        return Optional.ofNullable(notice).filter(Notice::isSound);
    }

    private static String spoken(String reason) {
        return reason.isBlank() ? "no reason given" : reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    private boolean isSound() {
        return fits(event, LONGEST_EVENT)
                && fits(reference, LONGEST_REFERENCE)
                && (refund == null || fits(refund, LONGEST_REFERENCE));
    }

    private static boolean fits(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && text.indexOf('\0') < 0;
    }

    private static UUID id(String gateway, Bytes body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body.toArray());
            return OperationId.named(
                            "payment-notice\n" + gateway + "\n" + HexFormat.of().formatHex(digest))
                    .value();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Returns all but gateway and time as the journal keeps it: judged already, because signatures age. */
    Bytes packed() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(kind.name());
            out.writeUTF(event);
            out.writeUTF(reference);
            out.writeUTF(refund == null ? "" : refund);
            out.writeUTF(reason == null ? "" : reason);
            out.write(body.toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(bytes.toByteArray());
    }

    /** Reads what {@link #packed()} gave; nothing when it is something else. */
    static Optional<Notice> unpacked(String gateway, Bytes packed, Instant receivedAt) {
        try (var in = new DataInputStream(new ByteArrayInputStream(packed.toArray()))) {
            var kind = Kind.valueOf(in.readUTF());
            var event = in.readUTF();
            var reference = in.readUTF();
            var refund = in.readUTF();
            var reason = in.readUTF();
            var body = Bytes.of(in.readAllBytes());
            return Optional.of(new Notice(
                            id(gateway, body),
                            gateway,
                            kind,
                            event,
                            reference,
                            refund.isEmpty() ? null : refund,
                            reason.isEmpty() ? null : reason,
                            body,
                            receivedAt))
                    .filter(Notice::isSound);
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
