package io.neurocards.notifications.push;

import io.neurocards.accounts.erasure.Leaving;
import io.neurocards.accounts.erasure.PersonalData;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nobody is told anything any more. */
@Component
@Order(45)
record ErasePushes(PushRows rows) implements PersonalData {

    @Override
    public void eraseRows(Leaving leaving) {
        rows.removeAll(leaving.person());
    }
}
