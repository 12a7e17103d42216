package io.neurocards.accounts.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppPassTest {

    private static final String TOKEN = "123456789:AAFakeFakeFakeFakeFakeFakeFakeFakeFak";
    private static final Instant WRITTEN = Instant.ofEpochSecond(1_763_596_800);
    private static final String PASS = "auth_date=1763596800&query_id=AAHdF6IQAAAAAN0XohDhrOrc"
            + "&user=%7B%22id%22%3A424242%2C%22first_name%22%3A%22%D0%A2%D0%B5%D1%81%D1%82%22%2C%22username%22%3A%22tester%22"
            + "%2C%22language_code%22%3A%22ru%22%7D&signature=c2lnbmF0dXJlLXBsYWNlaG9sZGVy"
            + "&hash=c73d39a48396e61ef34b46b1dc9c9ad8a19e7ee7b8545e25d8bfe48598cd69b0";

    @Test
    void telegrams_own_signature_is_taken() {
        assertThat(AppPass.read(PASS, TOKEN, WRITTEN))
                .contains(new AppPass.Shown(new TelegramUser(424_242, "tester", "Тест", Locale.of("ru")), null));
    }

    @Test
    void the_field_signature_is_signed_too() {
        assertThat(AppPass.read(PASS.replace("&signature=c2lnbmF0dXJlLXBsYWNlaG9sZGVy", ""), TOKEN, WRITTEN))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&",
                "hash=",
                "hash=c73d39a48396e61ef34b46b1dc9c9ad8a19e7ee7b8545e25d8bfe48598cd69b0",
                "user=%",
                "=a&hash=b"
            })
    void what_is_none_is_refused(String pass) {
        assertThat(AppPass.read(pass, TOKEN, WRITTEN)).isEmpty();
    }

    @Test
    void another_token_another_user_a_name_twice_and_too_much_are_refused() {
        assertThat(AppPass.read(PASS, TOKEN.replace("AAF", "AAG"), WRITTEN)).isEmpty();
        assertThat(AppPass.read(PASS.replace("424242", "424243"), TOKEN, WRITTEN))
                .isEmpty();
        assertThat(AppPass.read(PASS + "&auth_date=1763596800", TOKEN, WRITTEN)).isEmpty();
        assertThat(AppPass.read(PASS + "&a=" + "b".repeat(9_000), TOKEN, WRITTEN))
                .isEmpty();
    }

    @Test
    void it_lasts_an_hour_and_does_not_come_from_the_future() {
        assertThat(AppPass.read(PASS, TOKEN, WRITTEN.plus(Duration.ofMinutes(59))))
                .isPresent();
        assertThat(AppPass.read(PASS, TOKEN, WRITTEN.plus(Duration.ofHours(1)))).isEmpty();
        assertThat(AppPass.read(PASS, TOKEN, WRITTEN.minusSeconds(30))).isPresent();
        assertThat(AppPass.read(PASS, TOKEN, WRITTEN.minusSeconds(31))).isEmpty();
    }
}
