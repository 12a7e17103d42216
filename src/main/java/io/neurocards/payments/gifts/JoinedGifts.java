package io.neurocards.payments.gifts;

import io.neurocards.accounts.linking.JoinedData;
import io.neurocards.accounts.linking.JoinedTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gifts of one who turns out to be somebody else can be called back by them. */
@Component
record JoinedGifts() implements JoinedData {

    @Override
    public List<JoinedTable> tables() {
        return List.of(JoinedTable.all("gift_codes"));
    }
}
