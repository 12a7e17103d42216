package io.neurocards.accounts.linking;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The accounts' own rows. Of two who both accepted the terms one note is enough, and of two codes to invite friends with each goes
 * on counting for whom it was made, whose rewards go over with their credits.
 */
@Component
@Order(0)
record AccountRows() implements JoinedData {

    @Override
    public List<JoinedTable> tables() {
        return List.of(
                JoinedTable.all("identities"),
                JoinedTable.unlessThereIsOne("credentials"),
                JoinedTable.all("registrations"),
                JoinedTable.all("email_challenges"),
                JoinedTable.all("sessions"),
                JoinedTable.all("bans"),
                JoinedTable.all("data_exports"),
                JoinedTable.unlessThereIs("consents", "terms_version"),
                JoinedTable.unlessThereIsOne("referral_codes"));
    }
}
