package io.neurocards.accounts.standing;

import io.neurocards.database.Decisions;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets a customer begin something new, or says why not. Asked within the transaction that orders or invoices, it holds the
 * person's row until that transaction ends: a ban comes either before it and is obeyed, or after it.
 */
@Component
public final class Admission {

    /** How long whoever is refused during works is told to wait; nobody knows how long works take. */
    private static final int TRY_AGAIN_SECONDS = 300;

    private final JdbcClient jdbc;
    private final Administrators administrators;

    Admission(JdbcClient jdbc, Administrators administrators) {
        this.jdbc = jdbc;
        this.administrators = administrators;
    }

    private record Standing(boolean erased, boolean joined, boolean banned, boolean closed) {}

    /**
     * Lets pass who may order and buy, within the caller's transaction.
     *
     * @throws ProblemException ACCOUNT_DELETED, ACCOUNT_JOINED, ACCOUNT_BANNED, or MAINTENANCE with {@code retry_after_seconds}
     */
    public void require(PersonId person) {
        hold(person);
        look(person);
    }

    /** Waits, within the caller's transaction, until nobody leaves, links or is banned as this person, and keeps it so. */
    public void hold(PersonId person) {
        Decisions.requireOpen();
        jdbc.sql("select id from persons where id = :person for share")
                .param("person", person.value())
                .query(UUID.class)
                .list();
    }

    /** Says the same as it is at this moment, without holding anything. */
    public void look(PersonId person) {
        var standing = standing(person);
        if (standing.erased()) {
            throw new ProblemException(ProblemCode.ACCOUNT_DELETED);
        }
        if (standing.joined()) {
            throw new ProblemException(ProblemCode.ACCOUNT_JOINED);
        }
        if (standing.banned()) {
            throw new ProblemException(ProblemCode.ACCOUNT_BANNED);
        }
        if (standing.closed() && !isAdministrator(person)) {
            throw new ProblemException(ProblemCode.MAINTENANCE).with("retry_after_seconds", TRY_AGAIN_SECONDS);
        }
    }

    private Standing standing(PersonId person) {
        return jdbc.sql("""
                        select exists(select from persons where id = :person and erased_at is not null) as erased,
                               exists(select from persons where id = :person and joined_into is not null) as joined,
                               exists(select from bans where person_id = :person and lifted_at is null) as banned,
                               exists(select from maintenances where ended_at is null) as closed
                        """)
                .param("person", person.value())
                .query(Standing.class)
                .single();
    }

    /** Works are checked by those who do them. */
    private boolean isAdministrator(PersonId person) {
        return jdbc
                .sql("select external_id::bigint from identities where person_id = :person and platform = 'telegram'")
                .param("person", person.value())
                .query(Long.class)
                .list()
                .stream()
                .anyMatch(administrators.adminIds()::contains);
    }
}
