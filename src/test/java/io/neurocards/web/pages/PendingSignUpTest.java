package io.neurocards.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class PendingSignUpTest {

    private static final UUID REGISTRATION = UUID.fromString("01a1fb94-f447-7003-9d9a-455449030a0e");

    @Test
    void a_sign_up_comes_back_from_its_cookie() {
        var pending = new PendingSignUp("anna+shop@example.com", REGISTRATION);

        assertThat(PendingSignUp.in(requestWith(pending))).contains(pending);
    }

    @Test
    void an_address_alone_comes_back_too() {
        var pending = new PendingSignUp("анна@example.com", null);

        assertThat(PendingSignUp.in(requestWith(pending))).contains(pending);
    }

    @Test
    void the_cookie_is_out_of_reach_of_scripts_and_shows_no_address() {
        var cookie = new PendingSignUp("anna@example.com", REGISTRATION).cookie(new MockHttpServletRequest());

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.toString()).doesNotContain("anna");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "nonsense", "nonsense.YQ", "01a1fb94-f447-7003-9d9a-455449030a0e.", "x.%%%"})
    void a_cookie_that_was_changed_is_as_if_it_were_not_there(String value) {
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie("neurocards_sign_up", value));

        assertThat(PendingSignUp.in(request)).isEmpty();
    }

    private static MockHttpServletRequest requestWith(PendingSignUp pending) {
        var cookie = pending.cookie(new MockHttpServletRequest());
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie(cookie.getName(), cookie.getValue()));
        return request;
    }
}
