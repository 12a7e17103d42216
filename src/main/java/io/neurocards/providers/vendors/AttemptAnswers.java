package io.neurocards.providers.vendors;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What vendors said of each attempt, in their own words without secrets, for whoever looks into it; kept for 90 days. */
public final class AttemptAnswers {

    /** A task that is looked up for hours says much; its beginning and its end are enough. */
    private static final int MOST_WAITING = 40;

    private static final Redaction COMMON = new Redaction(List.of());

    private final JdbcClient jdbc;
    private final WaitingAnswers waiting;
    private final Clock clock;

    AttemptAnswers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.waiting = new WaitingAnswers(jdbc, MOST_WAITING, clock);
        this.clock = clock;
    }

    /** What says that there is nothing new, which is written many at a time. */
    WaitingAnswers waiting() {
        return waiting;
    }

    /** What was asked. */
    public enum Kind {
        SUBMIT,
        LOOK_UP,
        CALLBACK,
        FETCH;

        /** Returns the stored word. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind ofText(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** One answer; at most 8 KB of it. */
    public record Kept(Kind kind, String provider, Instant at, String text) {}

    /** Returns what was said of {@code attempt}, the first first; equal answers that followed each other are there once. */
    public List<Kept> of(UUID attempt) {
        waiting.writeDown();
        return jdbc.sql("""
                        select kind, provider, said_at, said from provider_answers
                        where attempt = :attempt order by said_at, id
                        """)
                .param("attempt", attempt)
                .query((row, _) -> new Kept(
                        Kind.ofText(row.getString("kind")),
                        row.getString("provider"),
                        row.getObject("said_at", OffsetDateTime.class).toInstant(),
                        row.getString("said")))
                .list();
    }

    /** Keeps what came of fetching a clip. */
    public void fetched(UUID attempt, String provider, String said) {
        keep(attempt, provider, Kind.FETCH, COMMON.kept(said), false);
    }

    /**
     * Keeps what is free of secrets already, unless it is what this kind said last.
     *
     * @param waiting whether it only says that there is nothing new, of which not all is kept
     */
    void keep(UUID attempt, String provider, Kind kind, String said, boolean waiting) {
        var now = clock.instant();
        jdbc.sql("""
                        insert into provider_answers (id, attempt, provider, kind, said_at, said)
                        select :id, :attempt, :provider, :kind, :now, :said
                        where :said is distinct from (
                                select said from provider_answers where attempt = :attempt and kind = :kind
                                order by said_at desc, id desc limit 1)
                          and (not :waiting or :most > (
                                select count(*) from provider_answers where attempt = :attempt and kind = :kind))
                        """)
                .param("id", UuidV7.at(now))
                .param("attempt", attempt)
                .param("provider", provider)
                .param("kind", kind.text())
                .param("now", SqlTime.of(now))
                .param("said", said)
                .param("waiting", waiting)
                .param("most", MOST_WAITING)
                .update();
    }
}
