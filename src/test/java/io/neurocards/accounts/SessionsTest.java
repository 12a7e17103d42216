package io.neurocards.accounts;

import static io.neurocards.accounts.TestAccounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.callers.BearerToken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private final TestAccounts accounts = new TestAccounts();
    private final Sessions sessions = accounts.get(Sessions.class);

    @BeforeEach
    void becomeMember() {
        accounts.member();
    }

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void a_token_says_who_is_calling() {
        var issued = accounts.signIn(PASSWORD);

        assertThat(sessions.authenticate(issued.token())).contains(issued.person());
    }

    @Test
    void no_other_text_does() {
        var token = accounts.signIn(PASSWORD).token();

        assertThat(sessions.authenticate("")).isEmpty();
        assertThat(sessions.authenticate("nks_")).isEmpty();
        assertThat(sessions.authenticate(token + "A")).isEmpty();
        assertThat(sessions.authenticate(BearerToken.SESSION.fresh())).isEmpty();
        assertThat(sessions.authenticate(token.substring(4))).isEmpty();
    }

    @Test
    void the_table_holds_no_token() {
        var token = accounts.signIn(PASSWORD).token();

        var rows = accounts.database
                .jdbc()
                .sql("select s::text || encode(s.token_hash, 'escape') from sessions s")
                .query(String.class)
                .single();

        assertThat(rows).doesNotContain(token, token.substring(4));
        assertThat(rows.getBytes(StandardCharsets.UTF_8)).isNotEmpty();
    }

    @Test
    void a_session_is_over_after_30_days() {
        var token = accounts.signIn(PASSWORD).token();

        accounts.clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(sessions.authenticate(token)).isPresent();
        accounts.clock.advance(Duration.ofSeconds(1));
        assertThat(sessions.authenticate(token)).isEmpty();
    }

    @Test
    void signing_out_ends_one_session() {
        var here = accounts.signIn(PASSWORD);
        var there = accounts.signIn(PASSWORD);

        accounts.get(SignOut.class).here(here.person());
        accounts.get(SignOut.class).here(here.person());

        assertThat(sessions.authenticate(here.token())).isEmpty();
        assertThat(sessions.authenticate(there.token())).isPresent();
    }

    @Test
    void signing_out_everywhere_ends_all_of_them() {
        var here = accounts.signIn(PASSWORD);
        var there = accounts.signIn(PASSWORD);

        accounts.get(SignOut.class).everywhere(here.person());

        assertThat(sessions.authenticate(here.token())).isEmpty();
        assertThat(sessions.authenticate(there.token())).isEmpty();
    }

    @Test
    void the_last_use_is_written_down_every_five_minutes_at_most() {
        var token = accounts.signIn(PASSWORD).token();
        var signedInAt = accounts.clock.instant();

        accounts.clock.advance(Duration.ofMinutes(5));
        sessions.authenticate(token);
        assertThat(lastSeen()).isEqualTo(signedInAt);
        accounts.clock.advance(Duration.ofSeconds(1));
        sessions.authenticate(token);

        assertThat(lastSeen()).isEqualTo(accounts.clock.instant());
    }

    private Instant lastSeen() {
        return accounts.database
                .jdbc()
                .sql("select last_seen_at from sessions")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @Test
    void a_person_may_change_the_language_to_one_that_we_have() {
        var issued = accounts.signIn(PASSWORD);
        var persons = accounts.get(Persons.class);

        persons.setLocale(issued.person().personId(), Locale.US);

        assertThat(sessions.authenticate(issued.token()).orElseThrow().locale()).isEqualTo(Locale.ENGLISH);
        Problems.assertRefused(
                io.neurocards.shared.ProblemCode.INVALID_REQUEST,
                () -> persons.setLocale(issued.person().personId(), Locale.FRENCH));
    }
}
