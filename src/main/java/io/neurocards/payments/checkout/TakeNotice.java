package io.neurocards.payments.checkout;

import io.neurocards.database.journal.Bytes;
import io.neurocards.payments.gateways.IncomingNotification;
import io.neurocards.payments.gateways.Notification;
import io.neurocards.payments.gateways.PaymentGateway;
import java.net.InetAddress;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Somebody says something in a gateway's name. What may come from the gateway is kept, and the gateway is asked afterwards;
 * whatever it said itself is not believed.
 */
@Component
public final class TakeNotice {

    /** No gateway's message is near that, and what is kept of one has room in the journal. */
    public static final int LARGEST_BODY = 192 * 1024;

    private static final Logger log = LoggerFactory.getLogger(TakeNotice.class);
    private static final int AT_ONCE = 32;

    private final Gateways gateways;
    private final KeepNotice keep;
    private final ForgedNotices forged;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    TakeNotice(Gateways gateways, KeepNotice keep, ForgedNotices forged, Clock clock) {
        this.gateways = gateways;
        this.keep = keep;
        this.forged = forged;
        this.clock = clock;
    }

    /** What to tell the caller. */
    public enum Answer {
        /** It is kept, or nothing has to be. */
        TAKEN,
        /** It does not come from the gateway. */
        FORGED,
        /** It is not what the gateway sends. */
        MALFORMED,
        /** No database has it: the gateway is to tell it again. */
        NOT_KEPT,
        /** Too many are being taken: the gateway is to tell it again. */
        BUSY
    }

    /** Returns whether there is a gateway of that name. */
    public boolean knows(String gateway) {
        return gateways.find(gateway).isPresent();
    }

    /**
     * Judges and keeps what was posted.
     *
     * @param gateway one that is {@link #knows known}
     * @param body at most {@link #LARGEST_BODY} bytes, as they came
     * @param header gives the header of a name, where it came
     * @param sender who really sent it
     */
    public Answer take(String gateway, byte[] body, Function<String, @Nullable String> header, InetAddress sender) {
        if (!places.tryAcquire()) {
            return Answer.BUSY;
        }
        try {
            return judged(gateways.find(gateway).orElseThrow(), body, header, sender);
        } finally {
            places.release();
        }
    }

    private Answer judged(
            PaymentGateway gateway, byte[] body, Function<String, @Nullable String> header, InetAddress sender) {
        var incoming = new IncomingNotification(
                Bytes.of(body), header.apply(gateway.signatureHeader()), sender, clock.instant());
        var told = gateway.read(incoming);
        return switch (told) {
            case Notification.Forged(var reason) -> {
                forged.count(gateway.name(), reason);
                yield Answer.FORGED;
            }
            case Notification.Malformed(var reason) -> malformed(gateway, reason);
            case Notification.Irrelevant _ -> Answer.TAKEN;
            case Notification.AboutPayment _, Notification.AboutRefund _, Notification.Dispute _ ->
                Notice.of(gateway.name(), told, incoming.body(), incoming.receivedAt())
                        .map(notice -> keep.keep(notice) ? Answer.TAKEN : Answer.NOT_KEPT)
                        .orElseGet(() -> malformed(gateway, "names"));
        };
    }

    private static Answer malformed(PaymentGateway gateway, String reason) {
        log.warn("A notification can't be read: gateway={}, reason={}", gateway.name(), reason);
        return Answer.MALFORMED;
    }
}
