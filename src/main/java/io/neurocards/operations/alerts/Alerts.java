package io.neurocards.operations.alerts;

import io.neurocards.database.Decisions;
import io.neurocards.database.UndecidableException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is wrong, told once: a cause has one alert from the first look that finds it until the first that does not; it is
 * told again only when it becomes worse, and once more when it has passed. Every process looks once a minute, and those
 * that look at the same time take turns.
 */
public final class Alerts {

    private static final Logger log = LoggerFactory.getLogger(Alerts.class);

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final AlertRows rows;
    private final List<AlertRule> rules;
    private final Clock clock;

    Alerts(JdbcClient jdbc, Decisions decisions, AlertRows rows, List<AlertRule> rules, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.rows = rows;
        this.rules = List.copyOf(rules);
        this.clock = clock;
    }

    /** Somebody who passes the news on. */
    @FunctionalInterface
    public interface Teller {

        /** Returns whether it was passed on; otherwise it is told again. */
        boolean tell(Alert alert) throws InterruptedException;
    }

    /** Returns the open ones first, then those that have passed, the latest first. */
    public List<Alert> latest(int limit) {
        return rows.latest(limit);
    }

    /**
     * Lets {@code teller} tell everything that was not told before. Of several processes one tells; what one dies with is
     * not told, and still to be seen.
     */
    public void tell(Teller teller) throws InterruptedException {
        for (var alert : decisions.act(() -> rows.takeUntold(clock.instant()))) {
            if (!teller.tell(alert)) {
                decisions.act(() -> rows.putBack(alert));
            }
        }
    }

    /** Looks with every rule; one that fails is logged, and says neither that all is well nor that it is not. */
    void look() {
        var now = clock.instant();
        rules.forEach(rule -> look(rule, now));
    }

    @SuppressWarnings("CatchingUnchecked") // a rule that can't look must not keep the others from looking
    private void look(AlertRule rule, Instant now) {
        try {
            var finding = rule.look(now);
            decisions.act(() -> note(rule, finding, now));
        } catch (UndecidableException e) {
            log.debug("An alert rule was left out, because no database can be asked: cause={}", rule.cause(), e);
        } catch (Exception e) {
            log.error("An alert rule failed: cause={}; it looks again in a minute", rule.cause(), e);
        }
    }

    private void note(AlertRule rule, Optional<Finding> finding, Instant now) {
        var cause = rule.cause();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('alert:' || :cause, 0))::text")
                .param("cause", cause)
                .query(String.class)
                .list();
        var open = rows.lockOpen(cause);
        if (finding.isEmpty()) {
            open.ifPresent(alert -> rows.close(alert.id(), now));
        } else if (open.isEmpty()) {
            rows.open(cause, finding.get(), now);
        } else {
            rows.seeAgain(open.get(), finding.get(), rule.isWorse(open.get(), finding.get()), now);
        }
    }
}
