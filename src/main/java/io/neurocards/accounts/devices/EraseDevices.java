package io.neurocards.accounts.devices;

import io.neurocards.accounts.erasure.Leaving;
import io.neurocards.accounts.erasure.PersonalData;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Devices go before the identities that they are. */
@Component
@Order(-10)
record EraseDevices(JdbcClient jdbc) implements PersonalData {

    @Override
    public void eraseRows(Leaving leaving) {
        var person = leaving.person().value();
        jdbc.sql("""
                        delete from push_tokens t using devices d, identities i
                        where d.id = t.device_id and i.id = d.identity_id and i.person_id = :person
                        """).param("person", person).update();
        jdbc.sql("""
                        delete from devices d using identities i
                        where i.id = d.identity_id and i.person_id = :person
                        """).param("person", person).update();
    }
}
