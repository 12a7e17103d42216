package io.neurocards.payments.checkout;

import io.neurocards.database.Decisions;
import io.neurocards.database.journal.Bytes;
import io.neurocards.jobs.RecurringJob;
import io.neurocards.payments.checkout.CompareGateway.Report;
import io.neurocards.payments.gateways.Notification;
import io.neurocards.payments.gateways.PaymentGateway;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares the payments of the last days with the gateways' lists once a day, writes each difference down, and has the gateway
 * asked about those that this mends, as if it had told of them.
 */
@Component
record ReconcileGateways(
        Decisions decisions, Gateways gateways, CompareGateway compare, ComparedRows rows, KeepNotice keep, Clock clock)
        implements RecurringJob {

    private static final Duration LOOKS_BACK = Duration.ofDays(8);

    private static final Logger log = LoggerFactory.getLogger(ReconcileGateways.class);

    /** Money of the last minutes may still be on its way to us. */
    private static final Duration ON_ITS_WAY = Duration.ofHours(2);

    @Override
    public String name() {
        return "payments-reconcile-gateways";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        for (var gateway : gateways.all()) {
            var report = look(gateway, ON_ITS_WAY);
            report.unread()
                    .ifPresent(reason ->
                            log.warn("A gateway's list can't be read: gateway={}, reason={}", gateway.name(), reason));
            report.differences().forEach(difference -> log.warn("Payments differ: {}", difference.line()));
            log.info(
                    "Payments compared: gateway={}, payments={}, differences={}",
                    gateway.name(),
                    report.compared(),
                    report.differences().size());
            mend(report);
        }
    }

    /** Compares what was begun in eight days, until so long ago, and changes nothing. */
    Report look(PaymentGateway gateway, Duration ago) {
        var to = clock.instant().minus(ago);
        return compare.compare(gateway, to.minus(LOOKS_BACK), to);
    }

    /** Writes differences down, and has the gateway asked about those that are mended so; returns how many these are. */
    long mend(Report report) {
        var now = clock.instant();
        report.differences().forEach(difference -> decisions.act(() -> rows.seen(difference, now)));
        return report.differences().stream()
                .filter(difference -> difference.kind().mends() && ask(difference))
                .count();
    }

    /** Each day anew, because yesterday's question is answered; what no database takes is found again at the next look, and no journal is for it. */
    private boolean ask(Difference difference) {
        var now = clock.instant();
        var words = "compared " + difference.line() + " "
                + now.atZone(ZoneOffset.UTC).toLocalDate();
        var told = new Notification.AboutPayment("compared", difference.reference());
        var body = Bytes.of(words.getBytes(StandardCharsets.UTF_8));
        return Notice.of(difference.gateway(), told, body, now)
                .map(keep::isStored)
                .orElse(false);
    }
}
