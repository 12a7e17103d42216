package io.neurocards.accounts.linking;

import io.neurocards.accounts.erasure.FormerIdentities;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What goes with a way in. */
@Component
record UnlinkedRows(JdbcClient jdbc, FormerIdentities former) {

    private static final List<String> OF_WEBSITE = List.of(
            "delete from email_challenges where person_id = :person",
            "delete from registrations where person_id = :person",
            "delete from credentials where person_id = :person",
            "update sessions set revoked_at = :now where person_id = :person and revoked_at is null");

    private static final List<String> OF_DEVICES = List.of("""
                    delete from push_tokens t using devices d, identities i
                    where d.id = t.device_id and i.id = d.identity_id and i.person_id = :person and i.platform = :platform
                    """, """
                    delete from devices d using identities i
                    where i.id = d.identity_id and i.person_id = :person and i.platform = :platform
                    """);

    /** Removes it, and remembers that its owner was a customer. */
    void remove(PersonId person, Platform platform, Instant now) {
        former.remember(person, platform, now);
        OF_DEVICES.forEach(sql -> jdbc.sql(sql)
                .param("person", person.value())
                .param("platform", platform.word())
                .update());
        jdbc.sql("delete from identities where person_id = :person and platform = :platform")
                .param("person", person.value())
                .param("platform", platform.word())
                .update();
        if (platform == Platform.WEBSITE) {
            OF_WEBSITE.forEach(sql -> jdbc.sql(sql)
                    .param("person", person.value())
                    .param("now", SqlTime.of(now))
                    .update());
        }
    }
}
