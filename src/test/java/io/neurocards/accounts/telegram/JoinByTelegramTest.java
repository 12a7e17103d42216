package io.neurocards.accounts.telegram;

import static io.neurocards.accounts.Problems.assertRefused;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.Consents;
import io.neurocards.accounts.PersonProved;
import io.neurocards.accounts.Persons;
import io.neurocards.accounts.TestAccounts;
import io.neurocards.accounts.referrals.Invitations;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JoinByTelegramTest {

    private static final String TERMS = "2027-01-01";

    private final TestAccounts accounts = new TestAccounts(Map.of("neurocards.accounts.terms-version", TERMS));
    private final JoinByTelegram joining = accounts.get(JoinByTelegram.class);
    private final TelegramPersons persons = accounts.get(TelegramPersons.class);

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void who_accepts_the_terms_is_a_proved_customer_with_a_dated_consent() {
        var person = join(42, "Anna");

        accounts.get(Consents.class).require(person);
        assertThat(accounts.database
                        .jdbc()
                        .sql("select terms_version || ' ' || (accepted_at = :now) from consents")
                        .param("now", accounts.clock.instant().atOffset(java.time.ZoneOffset.UTC))
                        .query(String.class)
                        .list())
                .containsExactly(TERMS + " true");
        assertThat(persons.find(42)).contains(person);
        assertThat(persons.chatOf(person)).hasValue(42);
        assertThat(accounts.events(PersonProved.class))
                .containsExactly(new PersonProved(person, false, accounts.clock.instant()));
        assertThat(accounts.get(Persons.class).find(person))
                .hasValueSatisfying(found -> assertThat(found.firstName()).isEqualTo("Anna"));
    }

    @Test
    void who_was_shown_other_terms_is_nobody_yet() {
        assertRefused(
                ProblemCode.TERMS_NOT_ACCEPTED,
                Map.of("version", TERMS),
                () -> joining.join(user(42, "Anna"), "2020-01-01", null));

        assertThat(persons.find(42)).isEmpty();
        assertThat(accounts.count("persons")).isZero();
    }

    @Test
    void joining_again_changes_nothing_but_the_user_name() {
        var first = join(42, "Anna");

        var second = joining.join(new TelegramUser(42, "other_name", "Olga", Locale.ENGLISH), TERMS, null);

        assertThat(second).isEqualTo(first);
        assertThat(accounts.events(PersonProved.class)).hasSize(1);
        assertThat(persons.named("@OTHER_name")).containsExactly(first);
        assertThat(persons.named("anna42")).isEmpty();
        assertThat(accounts.get(Persons.class).find(first).orElseThrow().locale())
                .isEqualTo(Locale.of("ru"));
    }

    @Test
    void a_name_from_telegram_is_cut_to_what_can_be_printed() {
        var longName = "\u202E\u0000" + "😀".repeat(70) + "\n";

        var person = join(42, longName);

        assertThat(accounts.get(Persons.class).find(person).orElseThrow().firstName())
                .isEqualTo("😀".repeat(64));
        assertThat(accounts.get(Persons.class)
                        .find(join(43, " \u200B\n "))
                        .orElseThrow()
                        .firstName())
                .isNull();
    }

    @Test
    void a_thousand_first_starts_of_one_user_make_one_person() throws Exception {
        var start = new CountDownLatch(1);
        var answers = new HashSet<PersonId>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = IntStream.range(0, 1000)
                    .mapToObj(_ -> threads.submit(() -> {
                        start.await();
                        return join(42, "Anna");
                    }))
                    .toList();
            start.countDown();
            for (var one : starts) {
                answers.add(one.get(60, SECONDS));
            }
        }

        assertThat(answers).hasSize(1);
        assertThat(accounts.count("persons")).isEqualTo(1);
        assertThat(accounts.count("identities")).isEqualTo(1);
        assertThat(accounts.count("consents")).isEqualTo(1);
        assertThat(accounts.events(PersonProved.class)).hasSize(1);
    }

    @Test
    void a_user_does_not_wait_for_another_who_is_joining() throws Exception {
        var locked = new CountDownLatch(1);
        var blocked = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> accounts.database
                    .decisions(accounts.clock)
                    .act(() -> {
                        accounts.get(TelegramIdentities.class).lock(42);
                        locked.countDown();
                        awaitUninterruptibly(blocked);
                        return true;
                    }));
            assertThat(locked.await(10, SECONDS)).isTrue();
            var same = threads.submit(() -> join(42, "Anna"));

            var other = threads.submit(() -> join(43, "Olga")).get(10, SECONDS);

            assertThat(persons.find(43)).contains(other);
            assertThat(same.isDone()).isFalse();
            blocked.countDown();
            assertThat(slow.get(10, SECONDS)).isTrue();
            var joined = same.get(10, SECONDS);
            assertThat(persons.find(42)).contains(joined);
        }
    }

    @Test
    void an_invitation_is_taken_down_once_and_only_at_joining() {
        var referrals = accounts.get(Invitations.class);
        var inviter = join(1, "Inviter");
        var code = referrals.codeOf(inviter);
        assertThat(code).matches("[a-z0-9]{12}").isEqualTo(referrals.codeOf(inviter));

        join(1, "Inviter", code);
        join(2, "Unknown code", "nobodyscode");
        join(2, "Too late", code);
        join(3, "Broken code", "\u0000' or true --");
        var friend = join(4, "Friend", code);
        join(4, "Friend", code);

        assertThat(referrals.broughtBy(List.of(inviter))).isEqualTo(1);
        assertThat(referrals.inviterOf(friend)).contains(inviter);
        assertThat(referrals.inviterOf(inviter)).isEmpty();
    }

    private PersonId join(long id, String firstName) {
        return join(id, firstName, null);
    }

    private PersonId join(long id, String firstName, @Nullable String code) {
        return joining.join(user(id, firstName), TERMS, code);
    }

    private static TelegramUser user(long id, String firstName) {
        return new TelegramUser(id, "Anna" + id, firstName, Locale.of("ru"));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
