package io.neurocards.notifications.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "loud",
            value = {
                // over midnight in Moscow, which is three hours ahead of UTC
                "22:00, 08:00, Europe/Moscow, 2026-11-20T18:59:59Z, loud",
                "22:00, 08:00, Europe/Moscow, 2026-11-20T19:00:00Z, 2026-11-21T05:00:00Z",
                "22:00, 08:00, Europe/Moscow, 2026-11-21T04:59:59Z, 2026-11-21T05:00:00Z",
                "22:00, 08:00, Europe/Moscow, 2026-11-21T05:00:00Z, loud",
                // within a day
                "09:00, 17:30, Asia/Kolkata, 2026-11-20T04:00:00Z, 2026-11-20T12:00:00Z",
                "09:00, 17:30, Asia/Kolkata, 2026-11-20T12:00:00Z, loud",
                // Berlin puts its clock forward on 2026-03-29 at 02:00, back on 2026-10-25 at 03:00
                "22:00, 08:00, Europe/Berlin, 2026-03-28T22:00:00Z, 2026-03-29T06:00:00Z",
                "22:00, 02:30, Europe/Berlin, 2026-03-28T22:00:00Z, 2026-03-29T01:00:00Z",
                "22:00, 02:30, Europe/Berlin, 2026-03-29T01:10:00Z, loud",
                "22:00, 08:00, Europe/Berlin, 2026-10-24T21:00:00Z, 2026-10-25T07:00:00Z",
                "22:00, 02:30, Europe/Berlin, 2026-10-25T00:10:00Z, 2026-10-25T00:30:00Z",
                "22:00, 02:30, Europe/Berlin, 2026-10-25T01:10:00Z, 2026-10-25T01:30:00Z",
                "22:00, 02:30, Europe/Berlin, 2026-10-25T01:40:00Z, loud"
            })
    void quiet_ends_when_the_customers_own_clock_says_so(
            String from, String until, String zone, Instant now, Instant end) {
        assertThat(QuietHours.of(from, until, zone).endAfter(now)).isEqualTo(Optional.ofNullable(end));
    }

    @Test
    void the_end_of_quiet_is_loud_on_every_quarter_of_an_hour_of_a_year() {
        for (var zone : new String[] {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Tehran"}) {
            var quiet = QuietHours.of("21:15", "02:30", zone);
            var now = Instant.parse("2026-01-01T00:07:00Z");
            for (var quarter = 0; quarter < 4 * 24 * 366; quarter++) {
                now = now.plusSeconds(900);
                var end = quiet.endAfter(now);
                if (end.isPresent()) {
                    assertThat(end.get()).as("%s %s", zone, now).isAfter(now).isBefore(now.plusSeconds(7 * 3600));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 08:00, Europe/Moscow, quiet_hours.from",
                "24:00, 08:00, Europe/Moscow, quiet_hours.from",
                "22:00, ' ', Europe/Moscow, quiet_hours.until",
                "22:00, 22:00, Europe/Moscow, quiet_hours.until",
                "22:00, 08:00, -, quiet_hours.time_zone",
                "22:00, 08:00, +03:00, quiet_hours.time_zone",
                "22:00, 08:00, Europe/Nowhere, quiet_hours.time_zone"
            })
    void what_is_no_time_is_refused(String from, String until, String zone, String field) {
        assertThatThrownBy(() -> QuietHours.of(from, until, zone))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_REQUEST);
                    assertThat(problem.facts()).containsEntry("field", field);
                });
    }
}
