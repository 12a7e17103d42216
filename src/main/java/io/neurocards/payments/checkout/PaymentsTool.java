package io.neurocards.payments.checkout;

import io.neurocards.shared.OperatorTool;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * The operator's command {@code payments reconcile}: says where the gateways' lists and our rows differ, and has the running
 * studio ask about what that mends; with {@code --dry-run} it only says so. Unlike the daily look it sees money of this moment, too: who runs it
 * looks for a certain payment.
 */
@Component
record PaymentsTool(Gateways gateways, ReconcileGateways reconcile) implements OperatorTool {

    private static final String USAGE = "Usage: payments reconcile [--dry-run]";
    private static final int WELL = 0;
    private static final int SOMETHING_LEFT = 1;
    private static final int NOT_RUN = 2;

    @Override
    public String name() {
        return "payments";
    }

    @Override
    public int run(List<String> words, Consumer<String> say) {
        if (words.equals(List.of("reconcile"))) {
            return reconcile(false, say);
        }
        if (words.equals(List.of("reconcile", "--dry-run"))) {
            return reconcile(true, say);
        }
        say.accept(USAGE);
        return NOT_RUN;
    }

    private int reconcile(boolean isDry, Consumer<String> say) {
        var code = WELL;
        for (var gateway : gateways.all()) {
            var report = reconcile.look(gateway, Duration.ZERO);
            report.differences().forEach(difference -> say.accept(difference.line()));
            report.unread().ifPresent(reason -> say.accept(gateway.name() + " was not read whole: " + reason));
            var asked = isDry ? 0 : reconcile.mend(report);
            say.accept("%s: %d compared, %d differ, %d are asked about"
                    .formatted(
                            gateway.name(),
                            report.compared(),
                            report.differences().size(),
                            asked));
            if (report.unread().isPresent()) {
                code = NOT_RUN;
            } else if (code == WELL && !report.differences().isEmpty()) {
                code = SOMETHING_LEFT;
            }
        }
        if (gateways.all().isEmpty()) {
            say.accept("No gateway is set up");
        }
        return code;
    }
}
