package io.neurocards.accounts.referrals;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose code is whose, and who came by whose. What that is worth is for others to say. */
@Component
public final class Invitations {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int CODE_LENGTH = 12;

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final Clock clock;

    Invitations(JdbcClient jdbc, Decisions decisions, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Returns the person's own code, 12 letters and digits, made when it is first asked for. */
    public String codeOf(PersonId person) {
        return known(person).orElseGet(() -> {
            decisions.act(() -> giveCode(person, clock.instant()));
            return known(person).orElseThrow();
        });
    }

    private Optional<String> known(PersonId person) {
        return jdbc.sql("select code from referral_codes where person_id = :person")
                .param("person", person.value())
                .query(String.class)
                .optional();
    }

    /** Gives the person a code unless they have one; 36^12 codes do not meet by chance. */
    private void giveCode(PersonId person, Instant now) {
        jdbc.sql("""
                        insert into referral_codes (id, person_id, code, created_at) values (:id, :person, :code, :now)
                        on conflict on constraint referral_codes_one_per_person do nothing
                        """)
                .param("id", UuidV7.at(now))
                .param("person", person.value())
                .param("code", freshCode())
                .param("now", SqlTime.of(now))
                .update();
    }

    private static String freshCode() {
        return RANDOM.ints(CODE_LENGTH, 0, LETTERS.length())
                .collect(
                        StringBuilder::new,
                        (code, letter) -> code.append(LETTERS.charAt(letter)),
                        StringBuilder::append)
                .toString();
    }

    /**
     * Takes down, in the caller's transaction, that a newcomer came by a code; nothing when it is nobody's or their own, when they
     * came by another before, or have brought somebody themselves and so are no newcomer.
     *
     * @param code as it was given, with {@code ref_} before it or without
     */
    public void brought(PersonId newcomer, @Nullable String code, Instant now) {
        Decisions.requireOpen();
        ReferralCode.of(code)
                .ifPresent(known -> jdbc.sql("""
                        insert into referrals (id, person_id, inviter_id, joined_at)
                        select :id, :person, c.person_id, :now
                        from referral_codes c where c.code = :code and c.person_id <> :person
                            and not exists (select from referrals b where b.inviter_id = :person)
                        on conflict on constraint referrals_once_per_person do nothing
                        """)
                        .param("id", UuidV7.at(now))
                        .param("person", newcomer.value())
                        .param("code", known.text())
                        .param("now", SqlTime.of(now))
                        .update());
    }

    /** Returns who brought a person, as they were known then. */
    public Optional<PersonId> inviterOf(PersonId person) {
        return jdbc.sql("select inviter_id from referrals where person_id = :person")
                .param("person", person.value())
                .query((row, _) -> new PersonId(row.getObject("inviter_id", UUID.class)))
                .optional();
    }

    /** Returns how many came by the codes of these persons. */
    public int broughtBy(Collection<PersonId> persons) {
        return jdbc.sql("select count(*) from referrals where inviter_id = any (:persons)")
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }
}
