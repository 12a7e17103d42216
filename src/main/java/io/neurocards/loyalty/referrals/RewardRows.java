package io.neurocards.loyalty.referrals;

import io.neurocards.database.SqlTime;
import io.neurocards.ledger.TakeResult;
import io.neurocards.loyalty.referrals.Reward.Refusal;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the rewards; the database lets them go only from one state to the next, and holds them to the ledger. */
@Component
record RewardRows(JdbcClient jdbc) {

    private static final String SELECT =
            "select id, friend_id, person_id, level, credits, due_at from referral_rewards where ";

    /** Ends what waits, and marks what was granted to be taken back. */
    private static final String END = """
            update referral_rewards set status = case status when 'pending' then 'cancelled' else 'revoking' end,
                reason = :reason, ended_at = :now
            where status in ('pending', 'granted') and\s""";

    /** Writes a reward that waits, or one that is refused from the beginning; one that the friend made before stays. */
    void insert(Reward reward, UUID order, @Nullable Refusal refusal, Instant now) {
        jdbc.sql("""
                        insert into referral_rewards (id, friend_id, person_id, level, order_id, credits, reference, status, reason,
                            earned_at, due_at, ended_at)
                        values (:id, :friend, :person, :level, :order, :credits, :reference, :status, :reason, :now, :due, :ended)
                        on conflict on constraint referral_rewards_once_a_level do nothing
                        """)
                .param("id", reward.id())
                .param("friend", reward.friend().value())
                .param("person", reward.person().value())
                .param("level", reward.level())
                .param("order", order)
                .param("credits", reward.credits().amount())
                .param("reference", reward.reference())
                .param("status", refusal == null ? "pending" : "cancelled")
                .param("reason", refusal == null ? null : word(refusal))
                .param("now", SqlTime.of(now))
                .param("due", SqlTime.of(reward.dueAt()))
                .param("ended", SqlTime.ofNullable(refusal == null ? null : now))
                .update();
    }

    Optional<Reward> pending(UUID id, Instant now) {
        return jdbc.sql(SELECT + "id = :id and status = 'pending' and due_at <= :now")
                .param("id", id)
                .param("now", SqlTime.of(now))
                .query((row, _) -> reward(row))
                .optional();
    }

    /** Returns what is due, oldest first, after the one that was last returned. */
    List<Reward> due(Instant now, Instant after, UUID afterId, int limit) {
        return jdbc.sql(SELECT + """
                        status = 'pending' and due_at <= :now and (due_at, id) > (:after, :afterId)
                        order by due_at, id limit :limit
                        """)
                .param("now", SqlTime.of(now))
                .param("after", SqlTime.of(after))
                .param("afterId", afterId)
                .param("limit", limit)
                .query((row, _) -> reward(row))
                .list();
    }

    List<Reward> revoking(UUID after, int limit) {
        return jdbc.sql(SELECT + "status = 'revoking' and id > :after order by id limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> reward(row))
                .list();
    }

    /** Returns for how many friends these persons were granted something since a moment. */
    int grantedSince(Collection<PersonId> persons, Instant since) {
        return jdbc.sql("""
                        select count(*) from referral_rewards
                        where person_id = any (:persons) and level > 0 and granted_at >= :since
                        """)
                .param("persons", ids(persons))
                .param("since", SqlTime.of(since))
                .query(Integer.class)
                .single();
    }

    /** Returns whether this call granted it; it was cancelled or granted meanwhile otherwise. */
    boolean grant(UUID id, Instant now) {
        return jdbc.sql("""
                        update referral_rewards set status = 'granted', granted_at = :now where id = :id and status = 'pending'
                        """).param("now", SqlTime.of(now)).param("id", id).update() == 1;
    }

    void postpone(UUID id, Instant until) {
        jdbc.sql("update referral_rewards set due_at = :until where id = :id and status = 'pending'")
                .param("until", SqlTime.of(until))
                .param("id", id)
                .update();
    }

    boolean revoked(UUID id, TakeResult.Taken taken) {
        return jdbc.sql("""
                        update referral_rewards set status = 'revoked', taken = :taken, shortfall = :shortfall
                        where id = :id and status = 'revoking'
                        """)
                        .param("taken", taken.amount().amount())
                        .param("shortfall", taken.shortfall().amount())
                        .param("id", id)
                        .update()
                == 1;
    }

    void end(UUID id, Refusal reason, Instant now) {
        end("id = :key", id, reason, now);
    }

    void endOfOrder(UUID order, Refusal reason, Instant now) {
        end("order_id = :key", order, reason, now);
    }

    void endOfFriend(PersonId friend, Refusal reason, Instant now) {
        end("friend_id = :key", friend.value(), reason, now);
    }

    /** Ends what waits for a person who leaves; what they were granted goes with the rest of their credits. */
    void endWaiting(PersonId person, Refusal reason, Instant now) {
        end("status = 'pending' and person_id = :key", person.value(), reason, now);
    }

    private void end(String which, UUID key, Refusal reason, Instant now) {
        jdbc.sql(END + which)
                .param("reason", word(reason))
                .param("now", SqlTime.of(now))
                .param("key", key)
                .update();
    }

    /** Returns what these persons got for friends: for how many it waits, for how many it was granted, and how much that was. */
    Totals totals(Collection<PersonId> persons) {
        return jdbc.sql("""
                        select count(*) filter (where status = 'pending') as pending,
                            count(*) filter (where status = 'granted') as granted,
                            coalesce(sum(credits) filter (where status = 'granted'), 0)::bigint as credits
                        from referral_rewards where person_id = any (:persons) and level > 0
                        """)
                .param("persons", ids(persons))
                .query((row, _) ->
                        new Totals(row.getInt("pending"), row.getInt("granted"), Credits.of(row.getLong("credits"))))
                .single();
    }

    record Totals(int pending, int granted, Credits credits) {}

    private static UUID[] ids(Collection<PersonId> persons) {
        return persons.stream().map(PersonId::value).toArray(UUID[]::new);
    }

    private static String word(Refusal refusal) {
        return refusal.name().toLowerCase(Locale.ROOT);
    }

    private static Reward reward(ResultSet row) throws SQLException {
        return new Reward(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("friend_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getInt("level"),
                Credits.of(row.getLong("credits")),
                row.getObject("due_at", OffsetDateTime.class).toInstant());
    }
}
