package io.neurocards.accounts.standing;

import static io.neurocards.accounts.Problems.assertRefused;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.neurocards.accounts.TestAccounts;
import io.neurocards.accounts.telegram.JoinByTelegram;
import io.neurocards.accounts.telegram.TelegramUser;
import io.neurocards.database.Decisions;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final long ADMINISTRATOR = 77;

    private final TestAccounts accounts =
            new TestAccounts(Map.of("neurocards.telegram.admin-ids", Long.toString(ADMINISTRATOR)));
    private final Admission admission = accounts.get(Admission.class);
    private final Bans bans = accounts.get(Bans.class);
    private final Maintenance maintenance = accounts.get(Maintenance.class);
    private final Decisions decisions = accounts.get(Decisions.class);
    private final PersonId anna = join(42);

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void a_banned_person_is_refused_until_the_ban_is_lifted() {
        require(anna);

        assertThat(ban(anna)).isTrue();
        assertThat(ban(anna)).isFalse();
        assertRefused(ProblemCode.ACCOUNT_BANNED, Map.of(), () -> require(anna));
        assertRefused(ProblemCode.ACCOUNT_BANNED, Map.of(), () -> admission.look(anna));
        assertThat(bans.of(anna)).contains(new Bans.Ban("resells", "telegram:1", accounts.clock.instant()));

        assertThat(lift(anna)).isTrue();
        assertThat(lift(anna)).isFalse();
        require(anna);
        assertThat(ban(anna)).isTrue();
        assertThat(accounts.count("bans")).isEqualTo(2);
    }

    @Test
    void a_ban_of_one_is_no_ban_of_another_and_nobody_can_not_be_banned() {
        ban(anna);

        require(join(43));
        assertThat(ban(PersonId.at(accounts.clock.instant()))).isFalse();
    }

    @Test
    void during_works_nobody_passes_but_administrators() {
        var administrator = join(ADMINISTRATOR);

        assertThat(begin()).isTrue();
        assertThat(begin()).isFalse();

        assertRefused(ProblemCode.MAINTENANCE, Map.of("retry_after_seconds", 300), () -> require(anna));
        require(administrator);
        assertThat(maintenance.goingOn())
                .contains(new Maintenance.Works("a new disk", "telegram:1", accounts.clock.instant()));
        assertThat(decisions.act(() -> maintenance.end("telegram:2", accounts.clock.instant())))
                .isTrue();
        require(anna);
        assertThat(begin()).isTrue();
    }

    @Test
    void who_was_admitted_before_the_ban_comes_through_and_who_came_after_does_not() throws Exception {
        var admitted = new CountDownLatch(1);
        var ordered = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var order = threads.submit(() -> decisions.act(() -> {
                admission.require(anna);
                admitted.countDown();
                awaitUninterruptibly(ordered);
                return "ordered";
            }));
            assertThat(admitted.await(10, SECONDS)).isTrue();

            var ban = threads.submit(() -> ban(anna));
            await().until(this::somebodyWaitsForALock);
            assertThat(ban.isDone()).isFalse();
            ordered.countDown();

            assertThat(order.get(10, SECONDS)).isEqualTo("ordered");
            assertThat(ban.get(10, SECONDS)).isTrue();
            assertRefused(ProblemCode.ACCOUNT_BANNED, Map.of(), () -> require(anna));
        }
    }

    @Test
    void an_order_waits_for_the_ban_that_is_being_decided_and_obeys_it() throws Exception {
        var banned = new CountDownLatch(1);
        var committed = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ban = threads.submit(() -> decisions.act(() -> {
                var done = bans.ban(anna, "telegram:1", "resells", accounts.clock.instant());
                banned.countDown();
                awaitUninterruptibly(committed);
                return done;
            }));
            assertThat(banned.await(10, SECONDS)).isTrue();

            var order = threads.submit(() -> require(anna));
            await().until(this::somebodyWaitsForALock);
            committed.countDown();

            assertThat(ban.get(10, SECONDS)).isTrue();
            assertThatThrownBy(() -> order.get(10, SECONDS))
                    .hasCauseInstanceOf(ProblemException.class)
                    .hasMessageContaining("account_banned");
        }
    }

    private void require(PersonId person) {
        decisions.act(() -> admission.require(person));
    }

    private boolean ban(PersonId person) {
        return decisions.act(() -> bans.ban(person, "telegram:1", "resells", accounts.clock.instant()));
    }

    private boolean lift(PersonId person) {
        return decisions.act(() -> bans.lift(person, "telegram:1", accounts.clock.instant()));
    }

    private boolean begin() {
        return decisions.act(() -> maintenance.begin("telegram:1", "a new disk", accounts.clock.instant()));
    }

    private PersonId join(long id) {
        var terms = accounts.get(io.neurocards.accounts.Consents.class).currentVersion();
        return accounts.get(JoinByTelegram.class)
                .join(new TelegramUser(id, "user" + id, "Anna", Locale.of("ru")), terms, null);
    }

    private boolean somebodyWaitsForALock() {
        return accounts.database
                        .jdbc()
                        .sql("select count(*) from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
