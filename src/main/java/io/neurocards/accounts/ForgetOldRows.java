package io.neurocards.accounts;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes what can no longer be used: codes, unfinished sign-ups, ended sessions, old failures. */
@Component
final class ForgetOldRows implements RecurringJob {
    private static final Duration CODES_KEPT = Duration.ofDays(1);
    private static final Duration REGISTRATIONS_KEPT = Duration.ofDays(30);
    private static final Duration SESSIONS_KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final AccountsSettings settings;
    private final Clock clock;

    ForgetOldRows(JdbcClient jdbc, Decisions decisions, AccountsSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "accounts-forget-old-rows";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        var now = clock.instant();
        delete("delete from email_challenges where expires_at < :before", now.minus(CODES_KEPT));
        delete("""
                delete from registrations r where r.created_at < :before
                    and not exists (select from email_challenges c where c.registration_id = r.id)
                """, now.minus(REGISTRATIONS_KEPT));
        delete("delete from sessions where expires_at < :before or revoked_at < :before", now.minus(SESSIONS_KEPT));
        delete(
                "delete from sign_in_attempts where last_at < :before",
                now.minus(settings.signIn().forgottenAfter()));
    }

    private void delete(String sql, Instant before) {
        decisions.act(() -> {
            jdbc.sql(sql).param("before", SqlTime.of(before)).update();
        });
    }
}
