package io.neurocards.accounts.sync;

import io.neurocards.accounts.erasure.Leaving;
import io.neurocards.accounts.erasure.PersonalData;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whatever apps kept for somebody is theirs, and goes with them. */
@Component
@Order(5)
record EraseSync(SyncRows rows) implements PersonalData {

    @Override
    public void eraseRows(Leaving leaving) {
        rows.erase(leaving.person());
    }
}
