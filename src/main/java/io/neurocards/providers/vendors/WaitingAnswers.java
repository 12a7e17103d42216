package io.neurocards.providers.vendors;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * What vendors say of tasks that they are still making. Thousands of them say the same every few seconds: what was said last is
 * neither read for secrets nor written again, and the rest is written in bulk, within a second. A process that dies takes that
 * second's words with it; nothing is decided by them.
 */
final class WaitingAnswers {

    private static final Logger log = LoggerFactory.getLogger(WaitingAnswers.class);

    /** Tasks whose last words are remembered: some hundred bytes for each. */
    private static final int REMEMBERED = 20_000;

    private final JdbcClient jdbc;
    private final int most;
    private final Clock clock;
    private final Queue<Said> unwritten = new ConcurrentLinkedQueue<>();
    private final Map<UUID, Integer> last = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Keeps at most so many for an attempt. */
    WaitingAnswers(JdbcClient jdbc, int most, Clock clock) {
        this.jdbc = jdbc;
        this.most = most;
        this.clock = clock;
    }

    private record Said(UUID id, UUID attempt, String provider, Instant at, String text) {}

    /** Takes down what was said, without its secrets, unless it is what was said last. */
    void heard(UUID attempt, String provider, String raw, Redaction redaction) {
        synchronized (last) {
            var before = last.put(attempt, raw.hashCode());
            if (before != null && before == raw.hashCode()) {
                return;
            }
        }
        var now = clock.instant();
        unwritten.add(new Said(UuidV7.at(now), attempt, provider, now, redaction.kept(raw)));
    }

    /** Writes down what was heard since; what can't be written is given up. */
    void writeDown() {
        var all = new ArrayList<Said>();
        for (var said = unwritten.poll(); said != null; said = unwritten.poll()) {
            all.add(said);
        }
        if (all.isEmpty()) {
            return;
        }
        try {
            write(all);
        } catch (DataAccessException e) {
            log.warn("Look-ups could not be kept: answers={}; they count all the same", all.size(), e);
        }
    }

    private void write(List<Said> all) {
        jdbc.sql("""
                        insert into provider_answers (id, attempt, provider, kind, said_at, said)
                        select heard.id, heard.attempt, heard.provider, 'look-up', heard.at, heard.said
                        from (select id, attempt, provider, at, said,
                                     row_number() over (partition by attempt order by at, id) as number,
                                     lag(said) over (partition by attempt order by at, id) as before
                              from unnest(:ids::uuid[], :attempts::uuid[], :providers::text[], :moments::timestamptz[],
                                          :said::text[]) as told (id, attempt, provider, at, said)) heard
                        cross join lateral (
                            select count(*) as kept from provider_answers
                            where attempt = heard.attempt and kind = 'look-up' and said_at <= heard.at) known
                        where known.kept + heard.number <= :most
                          and heard.said is distinct from coalesce(heard.before, (
                                select said from provider_answers where attempt = heard.attempt and kind = 'look-up' and said_at <= heard.at
                                order by said_at desc, id desc limit 1))
                        """)
                .param("ids", array("uuid", all, Said::id))
                .param("attempts", array("uuid", all, Said::attempt))
                .param("providers", array("text", all, Said::provider))
                .param("moments", array("timestamptz", all, said -> SqlTime.of(said.at())))
                .param("said", array("text", all, Said::text))
                .param("most", most)
                .update();
    }

    private static SqlArrayValue array(String type, List<Said> all, Function<Said, Object> value) {
        return new SqlArrayValue(type, all.stream().map(value).toArray());
    }
}
