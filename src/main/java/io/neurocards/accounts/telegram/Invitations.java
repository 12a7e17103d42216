package io.neurocards.accounts.telegram;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of codes, of who came by whose, and of what the inviter got. */
@Component
record Invitations(JdbcClient jdbc) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int CODE_LENGTH = 12;

    Optional<String> codeOf(PersonId person) {
        return jdbc.sql("select code from referral_codes where person_id = :person")
                .param("person", person.value())
                .query(String.class)
                .optional();
    }

    /** Gives the person a code unless they have one; 36^12 codes do not meet by chance. */
    void giveCode(PersonId person, Instant now) {
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

    /** Takes down that {@code person} came by {@code code}; nothing when it is nobody's, their own, or not their first. */
    void record(PersonId person, @Nullable String code, Instant now) {
        if (code == null) {
            return;
        }
        jdbc.sql("""
                        insert into referrals (id, person_id, inviter_id, joined_at, credits)
                        select :id, :person, c.person_id, :now, 0
                        from referral_codes c where c.code = :code and c.person_id <> :person
                        on conflict on constraint referrals_once_per_person do nothing
                        """)
                .param("id", UuidV7.at(now))
                .param("person", person.value())
                .param("code", code.replace("\0", ""))
                .param("now", SqlTime.of(now))
                .update();
    }

    /** Marks the invitation of {@code friend} as rewarded; returns the inviter, or nobody when it is none or was before. */
    Optional<PersonId> reward(PersonId friend, long credits, Instant now) {
        Decisions.requireOpen();
        return jdbc.sql("""
                        update referrals set rewarded_at = :now, credits = :credits
                        where person_id = :friend and rewarded_at is null
                        returning inviter_id
                        """)
                .param("now", SqlTime.of(now))
                .param("credits", credits)
                .param("friend", friend.value())
                .query((row, _) -> new PersonId(row.getObject("inviter_id", UUID.class)))
                .optional();
    }

    Referrals.Summary summary(PersonId inviter) {
        return jdbc.sql("""
                        select count(*) as invited, count(rewarded_at) as rewarded,
                            coalesce(sum(credits), 0)::bigint as credits
                        from referrals where inviter_id = :inviter
                        """)
                .param("inviter", inviter.value())
                .query((row, _) -> new Referrals.Summary(
                        row.getInt("invited"), row.getInt("rewarded"), Credits.of(row.getLong("credits"))))
                .single();
    }
}
