package io.neurocards.telegram.updates;

import com.pengrad.telegrambot.request.SendMessage;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.neurocards.database.Decisions;
import io.neurocards.database.TestDecisions;
import io.neurocards.database.embedded.EmbeddedPostgres;
import io.neurocards.shared.UuidV7;
import io.neurocards.telegram.client.TelegramServer;
import io.neurocards.telegram.client.UpdateMode;
import io.neurocards.telegram.outgoing.Outgoing.Urgency;
import io.neurocards.telegram.outgoing.TestOutgoing;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures from a text at Telegram to the reply handed to the outgoing queue: 300 texts a second over 1,000 chats, through
 * long polling over HTTP on loopback, the inbox in PostgreSQL, and a handler that locks and rewrites the chat's row in one
 * transaction, as a dialogue does. Server, database and generator share the machine with it. Each text counts from the
 * moment at which it was due, however late the generator was.
 *
 * <p>{@code mvn -q test-compile exec:exec@bot-bench}; seconds by {@code -Dbench.seconds}.
 */
final class BotBenchmark {

    private static final int RATE = 300;
    private static final int CHATS = 1_000;
    private static final int WARM_UP_SECONDS = 15;
    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);

    private BotBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        try (var server = EmbeddedPostgres.start(Path.of("target", "bench-postgres"));
                var pool = pool(server);
                var telegram = TelegramServer.start()) {
            Flyway.configure().dataSource(pool).load().migrate();
            prepare(pool);
            try (var outgoing = TestOutgoing.start(telegram.bot(), pool)) {
                measure(telegram, pool, outgoing);
            }
        }
    }

    private static void measure(TelegramServer telegram, DataSource pool, TestOutgoing outgoing) {
        var total = (WARM_UP_SECONDS + SECONDS) * RATE;
        var due = new AtomicLongArray(total);
        var answered = new AtomicLongArray(total);
        var handed = new ConcurrentLinkedQueue<Future<?>>();
        var decisions = TestDecisions.on(pool);
        var jdbc = JdbcClient.create(pool);
        try (var in = new TestReception(
                telegram,
                pool,
                UpdateMode.POLLING,
                update -> {
                    long chat = update.message().chat().id();
                    talk(decisions, jdbc, chat, update.updateId());
                    handed.add(outgoing.send(chat, Urgency.REPLY, new SendMessage(chat, "What shall it be?")));
                    answered.set(update.updateId() - 1, System.nanoTime());
                },
                TestReception.noCheckout())) {
            in.reception.start();
            var before = load();
            var start = System.nanoTime();
            for (var number = 0; number < total; number++) {
                due.set(number, start + number * 1_000_000_000L / RATE);
                for (var left = due.get(number) - System.nanoTime();
                        left > 0;
                        left = due.get(number) - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                telegram.says(number + 1L, 1L + number % CHATS, "text " + number);
            }
            Until.so(
                    "all are answered",
                    () -> answered.get(total - 1) != 0 && in.intake.dispatcher().waiting() == 0);
            Until.so("the last mark is set", () -> in.intake.marks().known().isEmpty());
            print(due, answered, total);
            System.out.printf(
                    "replies handed over: %d; chats in memory afterwards: %d; load average %.1f before, %.1f after; queue: %s%n",
                    handed.size(), in.intake.dispatcher().chats(), before, load(), outgoing.figures());
        }
    }

    private static void talk(Decisions decisions, JdbcClient jdbc, long chat, int update) {
        decisions.act(() -> {
            var version = jdbc.sql("select dialogue_version from telegram_chats where chat_id = :chat for update")
                    .param("chat", chat)
                    .query(Integer.class)
                    .single();
            jdbc.sql("""
                            update telegram_chats set dialogue = :dialogue::jsonb, dialogue_version = :version,
                                last_update = :update, last_active_at = now()
                            where chat_id = :chat
                            """)
                    .param("dialogue", "{\"state\":\"waiting_product_info\",\"photo\":\"" + update + "\"}")
                    .param("version", version + 1)
                    .param("update", update)
                    .param("chat", chat)
                    .update();
        });
    }

    private static void print(AtomicLongArray due, AtomicLongArray answered, int total) {
        var first = WARM_UP_SECONDS * RATE;
        var millis = new double[total - first];
        for (var number = first; number < total; number++) {
            millis[number - first] = (answered.get(number) - due.get(number)) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                "text to reply in the queue: %d texts at %d/s over %d chats: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                millis.length,
                RATE,
                CHATS,
                millis[millis.length / 2],
                millis[millis.length * 9 / 10],
                millis[millis.length * 99 / 100],
                millis[millis.length - 1]);
    }

    private static HikariDataSource pool(EmbeddedPostgres server) {
        var config = new HikariConfig();
        config.setJdbcUrl(server.jdbcUrl());
        config.setUsername(EmbeddedPostgres.USER);
        config.setPassword(server.password());
        config.setMaximumPoolSize(12);
        return new HikariDataSource(config);
    }

    private static void prepare(DataSource pool) {
        var jdbc = JdbcClient.create(pool);
        jdbc.sql("delete from telegram_updates").update();
        jdbc.sql("delete from telegram_leases").update();
        jdbc.sql("delete from telegram_chats").update();
        var now = Clock.systemUTC().instant();
        for (var chat = 1; chat <= CHATS; chat++) {
            jdbc.sql("""
                            insert into telegram_chats (id, chat_id, locale, dialogue, dialogue_version, last_update,
                                created_at, last_active_at)
                            values (:id, :chat, 'ru', '{}', 1, 0, now(), now())
                            """).param("id", UuidV7.at(now)).param("chat", chat).update();
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
