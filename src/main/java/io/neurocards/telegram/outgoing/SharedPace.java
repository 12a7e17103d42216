package io.neurocards.telegram.outgoing;

import io.neurocards.telegram.outgoing.Limits.Burst;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The pace of all processes on one database: a row holds the moment when everything is paid for, and each reservation moves it on in one
 * statement, by the database's clock. While no database can be asked, nobody is kept from answering: each process then keeps to
 * the limits by itself.
 */
final class SharedPace implements AccountPace {

    private static final Logger log = LoggerFactory.getLogger(SharedPace.class);
    private static final double SECOND = 1e9;

    private final JdbcClient jdbc;
    private final UUID id;
    private final Burst burst;
    private final AtomicBoolean isAlone = new AtomicBoolean();

    SharedPace(JdbcClient jdbc, UUID id, Burst burst) {
        this.jdbc = jdbc;
        this.id = id;
        this.burst = burst;
    }

    @Override
    public Duration reserve(int messages) {
        try {
            var wait = asked(messages);
            isAlone.set(false);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DataAccessException e) {
            if (!isAlone.getAndSet(true)) {
                log.warn(
                        "How fast other processes send is not known: this one keeps to Telegram's limits by itself", e);
            }
            return Duration.ZERO;
        }
    }

    private Duration asked(int messages) {
        var seconds = jdbc.sql("""
                        insert into telegram_paces as p (id, paid_at)
                        values (:id, clock_timestamp() + make_interval(secs => :cost))
                        on conflict on constraint telegram_paces_pk do update
                            set paid_at = greatest(p.paid_at, clock_timestamp()) + make_interval(secs => :cost)
                        returning extract(epoch from paid_at - clock_timestamp())::double precision - :cost - :credit
                        """)
                .param("id", id)
                .param("cost", burst.pause().toNanos() * messages / SECOND)
                .param("credit", burst.pause().toNanos() * (burst.messages() - 1L) / SECOND)
                .query(Double.class)
                .single();
        return Duration.ofNanos((long) (seconds * SECOND));
    }
}
