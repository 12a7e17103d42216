package io.neurocards.telegram.updates;

import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.database.SqlTime;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.client.BotSettings;
import io.neurocards.telegram.client.ConditionalOnBot;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What nobody could act on, and an administrator's word on it: put back, to be acted on after all, or dropped. */
@Component
@ConditionalOnBot
public final class SetAsideUpdates {

    /** The subject that stands for all of them. */
    public static final UUID ALL = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final AuditLog audit;
    private final Clock clock;
    private final long botId;

    SetAsideUpdates(JdbcClient jdbc, Decisions decisions, AuditLog audit, Clock clock, BotSettings settings) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.audit = audit;
        this.clock = clock;
        this.botId = settings.botId();
    }

    /** What an update is about, as far as that matters to whoever decides on it. */
    public enum Kind {
        PAYMENT,
        PRESS,
        OTHER
    }

    /** How often a failure, named by its class, was the reason. */
    public record Reason(String failure, long times) {}

    public record SetAside(UUID id, long chatId, Kind kind, String failure, Instant at) {}

    /**
     * An administrator's word.
     *
     * @param operation the same one again changes nothing and returns the first answer
     * @param subject one of them, or {@link #ALL}
     */
    public record Word(OperationId operation, Operator by, UUID subject, String reason) {}

    /** How many it concerned. */
    private record Concerned(int updates) {}

    public long count() {
        return jdbc.sql("select count(*) from telegram_updates where bot_id = :bot and set_aside_at is not null")
                .param("bot", botId)
                .query(Long.class)
                .single();
    }

    /** Returns the reasons, the most frequent first. */
    public List<Reason> reasons(int most) {
        return jdbc.sql("""
                        select coalesce(error, '') as failure, count(*) as times from telegram_updates
                        where bot_id = :bot and set_aside_at is not null
                        group by 1 order by 2 desc, 1 limit :most
                        """)
                .param("bot", botId)
                .param("most", most)
                .query((row, _) -> new Reason(row.getString("failure"), row.getLong("times")))
                .list();
    }

    /** Returns those that were set aside first. */
    public List<SetAside> oldest(int most) {
        return jdbc.sql("""
                        select id, chat_id, content, coalesce(error, '') as failure, set_aside_at from telegram_updates
                        where bot_id = :bot and set_aside_at is not null
                        order by set_aside_at, id limit :most
                        """)
                .param("bot", botId)
                .param("most", most)
                .query((row, _) -> new SetAside(
                        row.getObject("id", UUID.class),
                        row.getLong("chat_id"),
                        kind(row.getString("content")),
                        row.getString("failure"),
                        row.getObject("set_aside_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Kind kind(String content) {
        if (IncomingUpdate.tellsOfStars(content)) {
            return Kind.PAYMENT;
        }
        return content.contains("\"callback_query\":{") ? Kind.PRESS : Kind.OTHER;
    }

    /**
     * Has them handled, within a minute.
     *
     * @return how many
     * @throws ProblemException NOT_FOUND when there is nothing to put back
     */
    public int putBack(Word word) {
        return decide(
                word,
                "updates.put-back",
                () -> jdbc.sql("""
                        update telegram_updates set set_aside_at = null, error = null where id in (
                            select id from telegram_updates
                            where bot_id = :bot and set_aside_at is not null and (:all or id = :id)
                            order by id for update)
                        """)
                        .param("bot", botId)
                        .param("all", word.subject().equals(ALL))
                        .param("id", word.subject())
                        .update());
    }

    /**
     * Has nobody act on them, for good.
     *
     * @return how many
     * @throws ProblemException NOT_FOUND when there is nothing to drop
     */
    public int drop(Word word) {
        return decide(
                word,
                "updates.drop",
                () -> jdbc.sql("""
                        update telegram_updates set set_aside_at = null, handled_at = :now, content = null where id in (
                            select id from telegram_updates
                            where bot_id = :bot and set_aside_at is not null and (:all or id = :id)
                            order by id for update)
                        """)
                        .param("now", SqlTime.of(clock.instant()))
                        .param("bot", botId)
                        .param("all", word.subject().equals(ALL))
                        .param("id", word.subject())
                        .update());
    }

    private int decide(Word word, String action, Supplier<Integer> change) {
        var asked = new Operation(word.operation(), action, word.by().name() + "\n" + word.subject());
        return decisions
                .decide(asked, Concerned.class, () -> {
                    var updates = change.get();
                    if (updates == 0) {
                        throw new ProblemException(ProblemCode.NOT_FOUND);
                    }
                    var subject = word.subject().equals(ALL) ? "updates:all" : "update:" + word.subject();
                    audit.record(
                            new AuditLog.Act(word.by(), action, subject, word.reason(), Map.of("updates", updates)),
                            clock.instant());
                    return new Concerned(updates);
                })
                .updates();
    }
}
