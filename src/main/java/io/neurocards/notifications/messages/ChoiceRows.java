package io.neurocards.notifications.messages;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of what customers chose. */
@Component
record ChoiceRows(JdbcClient jdbc) {

    private static final int MINUTES = 60;

    private record Chosen(Cell cell, boolean wanted) {}

    Map<Cell, Boolean> chosen(PersonId person) {
        return jdbc
                .sql("select kind, channel, wanted from notification_choices where person_id = :person")
                .param("person", person.value())
                .query((row, _) -> new Chosen(
                        new Cell(
                                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                                Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT))),
                        row.getBoolean("wanted")))
                .list()
                .stream()
                .collect(Collectors.toMap(Chosen::cell, Chosen::wanted));
    }

    void choose(PersonId person, Cell cell, boolean wanted, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into notification_choices (id, person_id, kind, channel, wanted, chosen_at)
                        values (:id, :person, :kind, :channel, :wanted, :now)
                        on conflict on constraint notification_choices_once do update
                            set wanted = excluded.wanted, chosen_at = excluded.chosen_at
                        """)
                .param("id", UuidV7.at(now))
                .param("person", person.value())
                .param("kind", cell.kind().word())
                .param("channel", cell.channel().word())
                .param("wanted", wanted)
                .param("now", SqlTime.of(now))
                .update();
    }

    /** Returns the person's quiet hours; nothing when this machine does not know their time zone. */
    Optional<QuietHours> quiet(PersonId person) {
        return jdbc.sql("select from_minute, until_minute, time_zone from quiet_hours where person_id = :person")
                .param("person", person.value())
                .query((row, _) -> {
                    var from = time(row.getInt("from_minute"));
                    var until = time(row.getInt("until_minute"));
                    return QuietHours.known(row.getString("time_zone")).map(zone -> new QuietHours(from, until, zone));
                })
                .optional()
                .flatMap(found -> found);
    }

    void keepQuiet(PersonId person, QuietHours quiet, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into quiet_hours (id, person_id, from_minute, until_minute, time_zone)
                        values (:id, :person, :from, :until, :zone)
                        on conflict on constraint quiet_hours_once do update set from_minute = excluded.from_minute,
                            until_minute = excluded.until_minute, time_zone = excluded.time_zone
                        """)
                .param("id", UuidV7.at(now))
                .param("person", person.value())
                .param("from", minute(quiet.from()))
                .param("until", minute(quiet.until()))
                .param("zone", quiet.zone().getId())
                .update();
    }

    void endQuiet(PersonId person) {
        jdbc.sql("delete from quiet_hours where person_id = :person")
                .param("person", person.value())
                .update();
    }

    private static LocalTime time(int minute) {
        return LocalTime.of(minute / MINUTES, minute % MINUTES);
    }

    private static int minute(LocalTime time) {
        return time.getHour() * MINUTES + time.getMinute();
    }
}
