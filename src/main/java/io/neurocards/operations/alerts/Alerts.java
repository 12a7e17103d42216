package io.neurocards.operations.alerts;

import io.neurocards.database.Decisions;
import io.neurocards.database.UndecidableException;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is wrong: a cause has one alert from the first look that finds it until the first that does not. It is told when it
 * begins, when it becomes worse, and when it has passed; a critical one again and again until somebody has seen it.
 */
public final class Alerts {

    private static final Logger log = LoggerFactory.getLogger(Alerts.class);

    /** What no way took is offered to them again after this, so that nothing is lost with a process. */
    static final Duration UNHEARD = Duration.ofMinutes(15);

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

    /** Returns the open ones first, then those that have passed, the latest first. */
    public List<Alert> latest(int limit) {
        return rows.latest(limit);
    }

    /** Returns one of them. */
    public Optional<Alert> find(UUID id) {
        return rows.find(id);
    }

    /**
     * Takes what nobody was told yet, or not for long; of several processes one gets it.
     *
     * @param cooldown within which a cause that comes and goes is told once
     * @param repeat after which a critical one is told again
     */
    OperatorCalls take(Duration cooldown, Duration repeat) {
        var now = clock.instant();
        var rhythm = new AlertRows.Rhythm(cooldown, repeat, UNHEARD);
        return new OperatorCalls(decisions.act(() -> rows.takeUntold(rhythm, now)).stream()
                .map(alert -> alert.call(UuidV7.at(now), now))
                .toList());
    }

    /** Notes that somebody was reached. */
    void heard(UUID id) {
        decisions.act(() -> rows.heard(id, clock.instant()));
    }

    /**
     * Looks with every rule; one that fails is logged, and says neither that all is well nor that it is not.
     *
     * @param forAll whether to look at what all processes see alike, besides this machine
     * @return how many could not look
     */
    int look(boolean forAll) {
        var now = clock.instant();
        var failed = 0;
        for (var rule : rules) {
            if ((forAll || !rule.subject().isEmpty()) && !look(rule, now)) {
                failed++;
            }
        }
        return failed;
    }

    /** Returns how many rules there are. */
    int rules() {
        return rules.size();
    }

    /** Returns how many of them look at this machine. */
    int ownRules() {
        return (int) rules.stream().filter(rule -> !rule.subject().isEmpty()).count();
    }

    @SuppressWarnings("CatchingUnchecked") // a rule that can't look must not keep the others from looking
    private boolean look(AlertRule rule, Instant now) {
        try {
            var finding = rule.look(now);
            tell(rule, finding, decisions.act(() -> note(rule, finding, now)));
            return true;
        } catch (UndecidableException e) {
            log.debug("An alert rule was left out, because no database can be asked: cause={}", rule.cause(), e);
        } catch (Exception e) {
            log.error("An alert rule failed: cause={}; the next look tries it again", rule.cause(), e);
        }
        return false;
    }

    /** What has become of an alert. */
    private enum Change {
        NONE,
        BEGUN,
        WORSE,
        PASSED
    }

    private static void tell(AlertRule rule, Optional<Finding> finding, Change change) {
        var level = finding.map(found -> found.level().text()).orElse("none");
        switch (change) {
            case BEGUN, WORSE ->
                log.warn(
                        "Alert: cause={}, subject={}, level={}, {}",
                        rule.cause(),
                        rule.subject(),
                        level,
                        change == Change.BEGUN ? "begun" : "worse");
            case PASSED -> log.info("Alert has passed: cause={}, subject={}", rule.cause(), rule.subject());
            case NONE -> {}
        }
    }

    private Change note(AlertRule rule, Optional<Finding> finding, Instant now) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('alert:' || :cause, 0))::text")
                .param("cause", rule.cause() + rule.subject())
                .query(String.class)
                .list();
        var open = rows.lockOpen(rule.cause(), rule.subject());
        if (finding.isEmpty()) {
            open.ifPresent(alert -> rows.close(alert.id(), now));
            return open.isEmpty() ? Change.NONE : Change.PASSED;
        }
        if (open.isEmpty()) {
            rows.open(rule, finding.get(), now);
            return Change.BEGUN;
        }
        var isWorse = rule.isWorse(open.get(), finding.get());
        rows.seeAgain(open.get(), finding.get(), isWorse, now);
        return isWorse ? Change.WORSE : Change.NONE;
    }
}
