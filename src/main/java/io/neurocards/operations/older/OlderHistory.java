package io.neurocards.operations.older;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was made and paid in the older bot, each once however often it is brought. */
@Component
record OlderHistory(JdbcClient jdbc) {

    /** What credits that were brought are named by in the ledger, before Telegram's number of the account. */
    static final String REFERENCE = "older:telegram:";

    /** Returns whether it is new. */
    boolean add(PersonId person, OlderJob job) {
        Decisions.requireOpen();
        return jdbc.sql("""
                        insert into older_jobs (id, person_id, source, status, template, prompt, clip, error, credits, created_at, finished_at)
                        values (:id, :person, :source, :status, :template, :prompt, :clip, :error, :credits, :created, :finished)
                        on conflict on constraint older_jobs_source_once do nothing
                        """)
                        .param("id", UuidV7.at(job.createdAt()))
                        .param("person", person.value())
                        .param("source", job.source())
                        .param("status", job.status())
                        .param("template", job.template())
                        .param("prompt", job.prompt())
                        .param("clip", job.clip())
                        .param("error", job.error())
                        .param("credits", job.credits())
                        .param("created", SqlTime.of(job.createdAt()))
                        .param("finished", time(job.finishedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .update()
                > 0;
    }

    /** Returns whether it is new. */
    boolean add(PersonId person, OlderPayment payment) {
        Decisions.requireOpen();
        return jdbc.sql("""
                        insert into older_payments (id, person_id, source, gateway, status, amount, currency, credits, created_at)
                        values (:id, :person, :source, :gateway, :status, :amount, :currency, :credits, :created)
                        on conflict on constraint older_payments_source_once do nothing
                        """)
                        .param("id", UuidV7.at(payment.createdAt()))
                        .param("person", person.value())
                        .param("source", payment.source())
                        .param("gateway", payment.gateway())
                        .param("status", payment.status())
                        .param("amount", payment.amount())
                        .param("currency", payment.currency())
                        .param("credits", payment.credits())
                        .param("created", SqlTime.of(payment.createdAt()))
                        .update()
                > 0;
    }

    /** Returns what each account was given for what it had, by Telegram's number, from the ledger's own lines. */
    Map<Long, Long> granted() {
        var granted = new HashMap<Long, Long>();
        jdbc.sql("""
                        select substr(reference, :start)::bigint as account, amount from ledger_postings
                        where kind = 'grant' and reference like :beginning
                        """)
                .param("start", REFERENCE.length() + 1)
                .param("beginning", REFERENCE + "%")
                .query(row -> {
                    granted.put(row.getLong("account"), row.getLong("amount"));
                });
        return granted;
    }

    private static @Nullable Object time(@Nullable Instant time) {
        return time == null ? null : SqlTime.of(time);
    }
}
