package io.neurocards.operations.admins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.accounts.TestAccounts;
import io.neurocards.accounts.callers.PasswordProof;
import io.neurocards.operations.Operator;
import io.neurocards.operations.TestAudit;
import io.neurocards.operations.callers.AdminRole;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.ServerSecret;
import io.neurocards.shared.Until;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The second factor at its edges, with a clock that the test moves; and that the studio never loses its last owner. */
class SecondFactorTest {

    private static final String HERE = "192.0.2.7";
    private static final String PASSWORD = "a long enough password";
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int MOST_TRIES = 50;

    private final TestAccounts parts = new TestAccounts();
    private final AdminAccounts accounts = new AdminAccounts(parts.database.jdbc());
    private final AdminSessions sessions =
            new AdminSessions(parts.database.jdbc(), parts.database.decisions(parts.clock), accounts, parts.clock);
    private final AdminStaff staff = new AdminStaff(
            parts.database.decisions(parts.clock),
            accounts,
            sessions,
            TestAudit.on(parts.database.jdbc()),
            parts.clock);
    private final AdminSignIn door = new AdminSignIn(
            parts.database.decisions(parts.clock),
            accounts,
            sessions,
            parts.get(PasswordProof.class),
            TestAudit.on(parts.database.jdbc()),
            parts.clock);
    private final SecondFactor factor = new SecondFactor(
            parts.database.decisions(parts.clock),
            new SecondFactor.Kept(
                    accounts,
                    sessions,
                    new SealedSecrets(new ServerSecret(new byte[32])),
                    new RecoveryCodes(parts.database.jdbc())),
            parts.get(PasswordProof.class),
            TestAudit.on(parts.database.jdbc()),
            parts.clock);

    @AfterEach
    void close() {
        parts.close();
    }

    /** Somebody who came in: their telephone, their codes on paper and their session. */
    private record Somebody(UUID id, String name, String secret, SecondFactor.Entrance entrance) {}

    private Somebody somebody(String name, AdminRole role) {
        var made = staff.invite(Operator.byCommand(), name, role);
        var half = session(door.join(made.link(), PASSWORD, HERE));
        var secret = HexFormat.of().formatHex(factor.enrolment(half));
        return new Somebody(made.account().id(), name, secret, factor.enrol(half, code(secret, 0)));
    }

    private AdminSession session(String token) {
        return sessions.find(token, true).orElseThrow();
    }

    private String code(String secret, int later) {
        return Totp.code(HexFormat.of().parseHex(secret), Totp.step(parts.clock.instant()) + later);
    }

    private AdminSession halfIn(Somebody one) {
        return session(door.signIn(one.name(), PASSWORD, HERE));
    }

    @Test
    void each_code_on_paper_lets_in_once_and_new_ones_end_the_old() {
        var anna = somebody("Anna", AdminRole.OWNER);
        var codes = anna.entrance().recoveryCodes();
        assertThat(codes).hasSize(8).doesNotHaveDuplicates();

        for (var number = 0; number < codes.size(); number++) {
            var entrance = factor.show(halfIn(anna), codes.get(number).toLowerCase(Locale.ROOT));
            assertThat(factor.codesLeft(session(entrance.token()))).isEqualTo(7 - number);
            assertThatProblem(() -> factor.show(halfIn(anna), codes.getFirst()), ProblemCode.CODE_WRONG);
        }
        assertThat(factsOf("desk.sign-in")).hasSize(8).allMatch(fact -> fact.contains("recovery"));

        parts.clock.advance(STEP);
        var inside = session(factor.show(halfIn(anna), code(anna.secret(), 0)).token());
        parts.clock.advance(STEP);
        var fresh = factor.renewCodes(inside, code(anna.secret(), 0));
        assertThat(factor.codesLeft(inside)).isEqualTo(8);
        parts.clock.advance(STEP);
        factor.renewCodes(inside, code(anna.secret(), 0));
        assertThatProblem(() -> factor.show(halfIn(anna), fresh.getFirst()), ProblemCode.CODE_WRONG);
    }

    @Test
    void codes_on_paper_of_somebody_else_open_nothing() {
        var anna = somebody("Anna", AdminRole.OWNER);
        var boris = somebody("Boris", AdminRole.VIEWER);

        assertThatProblem(
                () -> factor.show(halfIn(boris), anna.entrance().recoveryCodes().getFirst()), ProblemCode.CODE_WRONG);
    }

    @Test
    void a_code_is_good_once_within_its_step_and_none_before_it_is_good_after_it() {
        var anna = somebody("Anna", AdminRole.OWNER);
        assertThatProblem(() -> factor.show(halfIn(anna), code(anna.secret(), 0)), ProblemCode.CODE_WRONG);

        factor.show(halfIn(anna), code(anna.secret(), 1));
        for (var later = -1; later <= 1; later++) {
            var used = later;
            assertThatProblem(() -> factor.show(halfIn(anna), code(anna.secret(), used)), ProblemCode.CODE_WRONG);
        }
        parts.clock.advance(STEP.multipliedBy(2));
        assertThat(sessions.find(
                        factor.show(halfIn(anna), code(anna.secret(), 0)).token(), true))
                .isPresent();
    }

    @Test
    void a_session_ends_after_half_an_hour_of_nothing_and_after_twelve_hours_of_work() {
        var idle = somebody("Anna", AdminRole.OWNER).entrance().token();
        parts.clock.advance(Duration.ofMinutes(29));
        assertThat(sessions.find(idle, true)).isPresent();
        parts.clock.advance(Duration.ofMinutes(29));
        assertThat(sessions.find(idle, false)).as("a page that looks by itself").isPresent();
        parts.clock.advance(Duration.ofMinutes(1));
        assertThat(sessions.find(idle, true)).isEmpty();

        var busy = somebody("Boris", AdminRole.OWNER).entrance().token();
        for (var quarter = 1; quarter < 12 * 4; quarter++) {
            parts.clock.advance(Duration.ofMinutes(15));
            assertThat(sessions.find(busy, true))
                    .as("after " + quarter * 15 + " min")
                    .isPresent();
        }
        parts.clock.advance(Duration.ofMinutes(15));
        assertThat(sessions.find(busy, true)).isEmpty();
    }

    @Test
    void wrong_codes_count_until_somebody_has_to_wait_and_then_a_right_one_waits_too() {
        var anna = somebody("Anna", AdminRole.OWNER);
        var half = halfIn(anna);
        var problems = new ArrayList<ProblemCode>();
        for (var number = 0; number < MOST_TRIES && !problems.contains(ProblemCode.TOO_MANY_REQUESTS); number++) {
            try {
                factor.show(half, "000000");
            } catch (ProblemException problem) {
                problems.add(problem.code());
            }
        }

        assertThat(problems).endsWith(ProblemCode.TOO_MANY_REQUESTS).startsWith(ProblemCode.CODE_WRONG);
        assertThat(factsOf("desk.refused")).hasSize(problems.size() - 1);
        assertThatProblem(() -> factor.show(half, code(anna.secret(), 1)), ProblemCode.TOO_MANY_REQUESTS);
        assertThatProblem(
                () -> factor.show(half, anna.entrance().recoveryCodes().getFirst()), ProblemCode.TOO_MANY_REQUESTS);
        assertThat(factor.codesLeft(half)).isEqualTo(8);
    }

    @Test
    void the_last_owner_stays_owner() {
        var anna = somebody("Anna", AdminRole.OWNER);
        somebody("Boris", AdminRole.VIEWER);
        staff.invite(Operator.byCommand(), "Not yet in", AdminRole.OWNER);
        var by = Operator.byCommand();

        assertThatProblem(() -> staff.role(by, anna.id(), AdminRole.FINANCE, "less"), ProblemCode.LAST_OWNER);
        assertThatProblem(() -> staff.disable(by, anna.id(), true, "away"), ProblemCode.LAST_OWNER);
        assertThat(accounts.find(anna.id()))
                .hasValueSatisfying(one -> assertThat(one.role()).isEqualTo(AdminRole.OWNER))
                .hasValueSatisfying(one -> assertThat(one.disabledAt()).isNull());
        assertThat(sessions.find(anna.entrance().token(), true)).isPresent();

        var vera = somebody("Vera", AdminRole.OWNER);
        staff.disable(by, anna.id(), true, "away");
        assertThat(sessions.find(anna.entrance().token(), true)).isEmpty();
        assertThatProblem(() -> staff.disable(by, vera.id(), true, "away"), ProblemCode.LAST_OWNER);
    }

    @Test
    void two_owners_cannot_end_each_other_at_the_same_time() throws Exception {
        var anna = somebody("Anna", AdminRole.OWNER);
        var boris = somebody("Boris", AdminRole.OWNER);
        var refused = new ArrayList<ProblemCode>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var future : together(threads::submit, List.of(anna.id(), boris.id()))) {
                future.get().ifPresent(refused::add);
            }
        }

        assertThat(refused).containsExactly(ProblemCode.LAST_OWNER);
        assertThat(accounts.all().stream().filter(one -> one.role() == AdminRole.OWNER))
                .hasSize(1);
    }

    private interface Threads {

        Future<Optional<ProblemCode>> submit(Callable<Optional<ProblemCode>> task);
    }

    /** Both wait for the same rows, and go on at the same moment. */
    private List<Future<Optional<ProblemCode>>> together(Threads threads, List<UUID> owners) throws SQLException {
        try (var connection = parts.database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("select 1 from admin_accounts for update");
            }
            var begun = owners.stream()
                    .map(owner -> threads.submit(() -> {
                        try {
                            staff.role(Operator.byCommand(), owner, AdminRole.VIEWER, "less");
                            return Optional.empty();
                        } catch (ProblemException problem) {
                            return Optional.of(problem.code());
                        }
                    }))
                    .toList();
            Until.holds(
                    "both wait",
                    () -> parts.database
                                    .jdbc()
                                    .sql(
                                            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
                                    .query(Integer.class)
                                    .single()
                            == 2);
            connection.rollback();
            return begun;
        }
    }

    private List<String> factsOf(String action) {
        return parts.database
                .jdbc()
                .sql("select facts::text from audit_log where action = :action")
                .param("action", action)
                .query(String.class)
                .list();
    }

    private static void assertThatProblem(ThrowingCallable act, ProblemCode code) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
