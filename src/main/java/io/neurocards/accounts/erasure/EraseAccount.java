package io.neurocards.accounts.erasure;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The accounts' own rows. Ways in go before sessions, so that nobody who is just signing in keeps a session. Nobody is rewarded
 * any more for friends that somebody brought who has left.
 */
@Component
@Order(0)
record EraseAccount(JdbcClient jdbc, ErasureRows rows) implements PersonalData {

    private static final List<String> OF_PERSON = List.of(
            "delete from email_challenges where person_id in (:persons)",
            "delete from registrations where person_id in (:persons)",
            "delete from credentials where person_id in (:persons)",
            "delete from sessions where person_id in (:persons)",
            "delete from referral_codes where person_id in (:persons)",
            "delete from referrals where inviter_id in (:persons)",
            "delete from data_exports where person_id in (:persons)",
            "delete from identities where person_id in (:persons)");

    /** The outcome of a sign-up names its address. */
    private static final List<String> OF_EMAIL = List.of(
            "delete from email_challenges where email = :email",
            "delete from operations where outcome->>'email' = :email");

    @Override
    public void eraseRows(Leaving leaving) {
        var persons = rows.allOf(leaving.person()).stream().map(PersonId::value).toList();
        OF_PERSON.forEach(sql -> run(sql, Map.of("persons", persons)));
        var email = leaving.email();
        if (email != null) {
            OF_EMAIL.forEach(sql -> run(sql, Map.of("email", email)));
        }
        run(
                "update persons set first_name = null, last_name = null, locale = 'ru', erased_at = :now where id in (:persons)",
                Map.of("persons", persons, "now", SqlTime.of(leaving.now())));
    }

    private void run(String sql, Map<String, ?> parameters) {
        jdbc.sql(sql).params(parameters).update();
    }
}
