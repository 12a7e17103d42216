package io.neurocards.providers.vendors;

import static io.neurocards.providers.vendors.Studio.print;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.TestDatabase;
import io.neurocards.providers.Reservation;
import io.neurocards.providers.SubmitAnswer.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keys_take_turns_and_all_workers_share_the_turn() {
        var first = studio().start("a1,b2,c3");
        var second = studio().start("a1,b2,c3");

        var turns = List.of(first.reserved(), second.reserved(), first.reserved(), second.reserved());

        assertThat(turns).containsExactly(print("a1"), print("b2"), print("c3"), print("a1"));
    }

    @Test
    void an_attempt_that_asks_again_gets_the_key_it_has() {
        var studio = studio().start("a1,b2");
        var attempt = UUID.randomUUID();

        assertThat(studio.reserved(attempt)).isEqualTo(print("a1"));
        assertThat(studio.reserved()).isEqualTo(print("b2"));
        assertThat(studio.reserved(attempt)).isEqualTo(print("a1"));
        assertThat(studio.keys()).extracting(KeysReport.KeyHealth::running).containsExactly(1L, 1L);
    }

    @Test
    void a_reservation_that_was_rolled_back_took_no_room() {
        var studio = studio().start("a1");
        studio.vendor.limits = new AccountLimits(20, Duration.ofSeconds(10), 1);
        studio.start("a1");

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> studio.decisions.act(() -> {
                    studio.provider().reserve(Studio.model(), UUID.randomUUID());
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");

        assertThat(studio.reserved()).isEqualTo(print("a1"));
    }

    @Test
    void the_keys_of_one_account_share_its_creates_in_any_window() {
        var studio = limited(3, 10, 100, "a1,b2;z9");
        studio.accounts().block(key(studio, "z9"), Trouble.BILLING, null);

        assertThat(List.of(studio.reserved(), studio.reserved())).containsExactly(print("a1"), print("b2"));
        clock.advance(Duration.ofSeconds(4));
        var third = UUID.randomUUID();
        assertThat(studio.reserved(third)).isEqualTo(print("a1"));
        assertThat(studio.reserved()).startsWith("busy");
        studio.accounts().answered(third, true);
        clock.advance(Duration.ofSeconds(5));

        assertThat(studio.reserved()).startsWith("busy");
    }

    @Test
    void a_busy_answer_says_when_the_first_create_leaves_the_window() {
        var studio = limited(2, 10, 100, "a1");
        made(studio);
        clock.advance(Duration.ofSeconds(3));
        made(studio);

        assertThat(studio.reserved()).isEqualTo("busy 7");
        clock.advance(Duration.ofSeconds(7));
        assertThat(studio.reserved()).isEqualTo(print("a1"));
        assertThat(studio.reserved()).isEqualTo("busy 3");
    }

    @Test
    void a_create_counts_from_when_the_vendor_answered_because_nobody_knows_when_it_arrived() {
        var studio = limited(1, 10, 100, "a1");
        var attempt = UUID.randomUUID();
        studio.reserved(attempt);
        clock.advance(Duration.ofSeconds(30));

        assertThat(studio.reserved()).startsWith("busy");
        studio.accounts().answered(attempt, true);
        clock.advance(Duration.ofSeconds(9));
        assertThat(studio.reserved()).isEqualTo("busy 1");
        clock.advance(Duration.ofSeconds(1));
        assertThat(studio.reserved()).isEqualTo(print("a1"));
    }

    @Test
    void running_tasks_fill_an_account_until_they_are_released() {
        var studio = limited(100, 10, 2, "a1");
        var attempt = made(studio);
        made(studio);

        assertThat(studio.reserved()).isEqualTo("busy 10");
        studio.provider().release(attempt);
        assertThat(studio.reserved()).isEqualTo(print("a1"));
    }

    @Test
    void a_task_that_nobody_ended_fills_its_account_for_a_day() {
        var studio = limited(100, 10, 1, "a1");
        made(studio);

        clock.advance(Duration.ofHours(23));
        assertThat(studio.reserved()).isEqualTo("busy 10");
        clock.advance(Duration.ofHours(1));
        assertThat(studio.reserved()).isEqualTo(print("a1"));
    }

    @Test
    void an_account_that_is_full_is_passed_over() {
        var studio = limited(100, 10, 1, "a1,b2");

        assertThat(List.of(studio.reserved(), studio.reserved(), studio.reserved()))
                .containsExactly(print("a1"), print("b2"), "busy 10");
    }

    @ParameterizedTest
    @CsvSource({
        "FAILING,,60",
        "RATE_LIMIT,,3600",
        "RATE_LIMIT,7,7",
        "RATE_LIMIT,0,1",
        "RATE_LIMIT,9999999,86400",
        "BILLING,5,86400"
    })
    void a_block_is_known_to_every_worker_and_lasts_as_long_as_its_reason(Trouble trouble, Long asked, long seconds) {
        var studio = studio().start("a1");
        var other = studio().start("a1");

        studio.accounts().block(key(studio, "a1"), trouble, asked == null ? null : Duration.ofSeconds(asked));

        assertThat(other.reserved()).isEqualTo("busy " + Math.min(60, seconds));
        clock.advance(Duration.ofSeconds(seconds - 1));
        assertThat(other.reserved()).isEqualTo("busy 1");
        clock.advance(Duration.ofSeconds(1));
        assertThat(other.reserved()).isEqualTo(print("a1"));
    }

    @Test
    void a_key_that_its_vendor_does_not_know_is_blocked_until_it_changes() {
        var studio = studio().start("a1");
        studio.accounts().block(key(studio, "a1"), Trouble.INVALID, null);
        studio.accounts().block(key(studio, "a1"), Trouble.FAILING, null);

        clock.advance(Duration.ofDays(1000));
        studio.start("a1");
        assertThat(studio.reserved()).isEqualTo("busy 60");
        assertThat(studio.keys().getFirst().trouble()).isEqualTo(Trouble.INVALID);

        studio.start("b2");
        assertThat(studio.reserved()).isEqualTo(print("b2"));
        assertThat(studio.keys()).extracting(KeysReport.KeyHealth::fingerprint).containsExactly(print("b2"));
    }

    @Test
    void the_longer_of_two_blocks_counts() {
        var studio = studio().start("a1");

        studio.accounts().block(key(studio, "a1"), Trouble.BILLING, null);
        studio.accounts().block(key(studio, "a1"), Trouble.FAILING, null);

        var health = studio.keys().getFirst();
        assertThat(health.trouble()).isEqualTo(Trouble.BILLING);
        assertThat(health.blockedUntil()).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
        assertThat(health.failures()).isEqualTo(2);
    }

    @Test
    void an_operator_ends_a_block_by_hand() {
        var studio = studio().start("a1");
        studio.accounts().block(key(studio, "a1"), Trouble.BILLING, null);
        var unblock = new UnblockKey(new KeyRows(database.jdbc()));

        assertThat((boolean) studio.decisions.act(() -> unblock.unblock("kie", "00000000")))
                .isFalse();
        assertThat((boolean) studio.decisions.act(() -> unblock.unblock("kie", print("a1"))))
                .isTrue();

        assertThat(studio.keys().getFirst().isHealthy()).isTrue();
        assertThat(studio.reserved()).isEqualTo(print("a1"));
    }

    @Test
    void an_account_is_known_again_by_any_of_its_keys_so_that_its_tasks_go_on_counting() {
        var studio = limited(100, 10, 1, "a1,b2;c3");
        made(studio);

        studio.start("d4,c3;b2,e5");

        assertThat(studio.keys()).extracting(KeysReport.KeyHealth::account).containsExactly(1, 1, 2, 2);
        assertThat(studio.reserved()).as("only the account of c3 is free").isIn(print("c3"), print("d4"));
        assertThat(studio.reserved()).isEqualTo("busy 10");
    }

    @Test
    void workers_that_race_never_exceed_a_limit() throws Exception {
        var studios = new ArrayList<Studio>();
        for (var number = 0; number < 2; number++) {
            var studio = studio();
            studio.vendor.limits = new AccountLimits(7, Duration.ofSeconds(10), 5);
            studios.add(studio.start("a1,b2;c3"));
        }
        var start = new CyclicBarrier(8);

        var outcomes = new ArrayList<Reservation>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var work = new ArrayList<Callable<List<Reservation>>>();
            for (var thread = 0; thread < 8; thread++) {
                var studio = studios.get(thread % 2);
                work.add(() -> {
                    start.await();
                    var mine = new ArrayList<Reservation>();
                    for (var attempt = 0; attempt < 6; attempt++) {
                        mine.add(studio.reserve(UUID.randomUUID()));
                    }
                    return mine;
                });
            }
            for (var future : threads.invokeAll(work)) {
                outcomes.addAll(future.get());
            }
        }

        assertThat(outcomes).hasSize(48);
        assertThat(outcomes).filteredOn(Reservation.Reserved.class::isInstance).hasSize(10);
        assertThat(database.jdbc()
                        .sql("select count(*) from provider_tasks group by account_id")
                        .query(Integer.class)
                        .list())
                .containsExactly(5, 5);
    }

    private UUID made(Studio studio) {
        var attempt = UUID.randomUUID();
        assertThat(studio.reserve(attempt)).isInstanceOf(Reservation.Reserved.class);
        studio.accounts().answered(attempt, true);
        return attempt;
    }

    private static ApiKey key(Studio studio, String secret) {
        return studio.accounts().ring().find(print(secret)).orElseThrow();
    }

    private Studio limited(int creates, int window, int running, String keys) {
        var studio = studio();
        studio.vendor.limits = new AccountLimits(creates, Duration.ofSeconds(window), running);
        return studio.start(keys);
    }

    private Studio studio() {
        return new Studio(database, clock);
    }
}
