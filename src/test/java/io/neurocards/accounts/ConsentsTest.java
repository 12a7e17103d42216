package io.neurocards.accounts;

import static io.neurocards.accounts.Problems.assertRefused;
import static io.neurocards.accounts.TestAccounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsentsTest {

    private final TestAccounts accounts = new TestAccounts(Map.of("neurocards.accounts.terms-version", "2027-01-01"));
    private final Consents consents = accounts.get(Consents.class);

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void who_proved_the_address_has_accepted_the_terms_of_the_sign_up() {
        var person = accounts.member().personId();

        consents.require(person);
    }

    @Test
    void who_did_not_prove_the_address_has_accepted_nothing() {
        var person = accounts.signUp(TestAccounts.EMAIL, PASSWORD).personId();

        assertRefused(ProblemCode.TERMS_NOT_ACCEPTED, Map.of("version", "2027-01-01"), () -> consents.require(person));
    }

    @Test
    void new_terms_must_be_accepted_again() {
        var person = memberWithOldTerms();
        var token = accounts.signIn(PASSWORD).token();
        assertRefused(ProblemCode.TERMS_NOT_ACCEPTED, () -> consents.require(person));
        assertThat(accounts.get(Sessions.class)
                        .authenticate(token)
                        .orElseThrow()
                        .termsAccepted())
                .isFalse();

        accounts.get(AcceptTerms.class).accept(person, "2027-01-01");
        accounts.get(AcceptTerms.class).accept(person, "2027-01-01");

        consents.require(person);
        assertThat(accounts.get(Sessions.class)
                        .authenticate(token)
                        .orElseThrow()
                        .termsAccepted())
                .isTrue();
        assertThat(accounts.count("consents")).isEqualTo(2);
    }

    @Test
    void terms_that_are_not_in_force_cannot_be_accepted() {
        var person = memberWithOldTerms();

        assertRefused(
                ProblemCode.TERMS_NOT_ACCEPTED,
                () -> accounts.get(AcceptTerms.class).accept(person, "2026-11-01"));
    }

    private PersonId memberWithOldTerms() {
        var person = accounts.member().personId();
        accounts.database
                .jdbc()
                .sql("update consents set terms_version = '2026-11-01'")
                .update();
        return person;
    }
}
