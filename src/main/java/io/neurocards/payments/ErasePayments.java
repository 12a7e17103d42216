package io.neurocards.payments;

import io.neurocards.accounts.erasure.Leaving;
import io.neurocards.accounts.erasure.PersonalData;
import io.neurocards.ledger.Ledger;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who paid, and the credits that are left. Payments stay with their charges and amounts, but not with their payer, and so their
 * money can't be given back any more. The payments' rows are locked before the wallet, as everywhere.
 */
@Component
@Order(30)
final class ErasePayments implements PersonalData {

    /** Stands where the payer was. */
    static final String NOBODY = "erased";

    private final JdbcClient jdbc;
    private final Ledger ledger;

    ErasePayments(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    @Override
    public void requireNothingOpen(PersonId person) {
        var open = jdbc.sql("""
                        select exists(
                            select from payments p where p.person_id = :person and (p.status = 'aside'
                                or exists(select from payment_refunds r where r.payment_id = p.id and r.status = 'requested')))
                        """)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
        if (open || ledger.balance(person).held().amount() > 0) {
            throw new ProblemException(ProblemCode.MONEY_IN_MOTION);
        }
    }

    @Override
    public void eraseRows(Leaving leaving) {
        var person = leaving.person();
        jdbc.sql(
                        "update payments set status = 'failed', reason = 'erased' where person_id = :person and status = 'pending'")
                .param("person", person.value())
                .update();
        jdbc.sql("update payments set payer = :nobody where person_id = :person and payer is not null")
                .param("nobody", NOBODY)
                .param("person", person.value())
                .update();
        jdbc.sql("""
                        delete from payment_notices n using payment_checkouts c join payments p on p.id = c.id
                        where p.person_id = :person and n.gateway = c.gateway and n.reference = c.reference
                        """).param("person", person.value()).update();
        jdbc.sql("""
                        update payment_checkouts c set contact_kind = null, contact = null, device_id = null
                        from payments p where p.id = c.id and p.person_id = :person and (c.contact is not null or c.device_id is not null)
                        """).param("person", person.value()).update();
        var forfeited = ledger.forfeit(person, "erasure:" + person, leaving.now());
        requireNothingOpen(person);
        if (!forfeited.equals(leaving.credits())) {
            throw new ProblemException(ProblemCode.CREDITS_CHANGED).with("have", forfeited.amount());
        }
    }
}
