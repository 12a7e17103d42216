package io.neurocards.accounts.devices;

import io.neurocards.accounts.erasure.Leaving;
import io.neurocards.accounts.erasure.PersonalData;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Devices go before the identities that they are, also those of whoever was joined with the one who leaves. */
@Component
@Order(-10)
record EraseDevices(JdbcClient jdbc, DevicesHereLately known) implements PersonalData {

    private static final String LEAVING = """
            with recursive one (id) as (
                select cast(:person as uuid) union select p.id from persons p join one on p.joined_into = one.id),
            gone (id) as (
                select d.id from devices d join identities i on i.id = d.identity_id join one on one.id = i.person_id)
            """;

    private static final List<String> ROWS = List.of(
            "delete from push_tokens where device_id in (select id from gone)",
            "delete from devices where id in (select id from gone)");

    @Override
    public void eraseRows(Leaving leaving) {
        known.forgetOf(leaving.person());
        ROWS.forEach(sql -> jdbc.sql(LEAVING + sql)
                .param("person", leaving.person().value())
                .update());
    }
}
