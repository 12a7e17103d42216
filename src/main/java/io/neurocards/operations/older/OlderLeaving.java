package io.neurocards.operations.older;

import io.neurocards.accounts.erasure.Leaving;
import io.neurocards.accounts.erasure.PersonalData;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was made in the older bot goes with its person; what was paid stays as money that came, without its person's words. */
@Component
@Order(70)
record OlderLeaving(JdbcClient jdbc) implements PersonalData {

    @Override
    public void eraseRows(Leaving leaving) {
        jdbc.sql("delete from older_jobs where person_id = :person")
                .param("person", leaving.person().value())
                .update();
    }
}
