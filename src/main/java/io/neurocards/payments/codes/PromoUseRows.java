package io.neurocards.payments.codes;

import io.neurocards.database.SqlTime;
import io.neurocards.payments.Payment;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What codes were used for. A use counts unless its payment failed; a payment that was paid late counts again. */
@Component
record PromoUseRows(JdbcClient jdbc) {

    private static final String COUNTED = "p.status <> 'failed'";

    void insert(Payment payment, PromoCode code, Reduced reduced, Instant now) {
        jdbc.sql("""
                        insert into promo_uses (id, code_id, full_amount, bonus, used_at) values (:id, :code, :full, :bonus, :now)
                        """)
                .param("id", payment.id())
                .param("code", code.id())
                .param("full", reduced.full().minor())
                .param("bonus", reduced.bonus())
                .param("now", SqlTime.of(now))
                .update();
    }

    boolean has(UUID payment) {
        return jdbc.sql("select exists(select from promo_uses where id = :id)")
                .param("id", payment)
                .query(Boolean.class)
                .single();
    }

    long counted(UUID code) {
        return jdbc.sql("select count(*) from promo_uses u join payments p on p.id = u.id where u.code_id = :code and "
                        + COUNTED)
                .param("code", code)
                .query(Long.class)
                .single();
    }

    /** Returns how often each of these codes was used. */
    Map<UUID, Long> counted(Collection<UUID> codes) {
        return jdbc
                .sql("""
                        select u.code_id, count(*) as uses from promo_uses u join payments p on p.id = u.id
                        where u.code_id = any (:codes) and %s group by u.code_id
                        """.formatted(COUNTED))
                .param("codes", codes.toArray(UUID[]::new))
                .query((row, _) -> Map.entry(row.getObject("code_id", UUID.class), row.getLong("uses")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    long counted(UUID code, PersonId person) {
        return jdbc.sql("""
                        select count(*) from payments p join promo_uses u on u.id = p.id
                        where p.person_id = :person and u.code_id = :code and %s
                        """.formatted(COUNTED))
                .param("person", person.value())
                .param("code", code)
                .query(Long.class)
                .single();
    }

    /** Returns the payment with which this person is about to use the code, newest first. */
    List<UUID> waiting(UUID code, PersonId person, Instant now) {
        return jdbc.sql("""
                        select p.id from payments p join promo_uses u on u.id = p.id
                        where p.person_id = :person and u.code_id = :code and p.status = 'pending' and p.expires_at > :now
                        order by p.created_at desc, p.id desc
                        """)
                .param("person", person.value())
                .param("code", code)
                .param("now", SqlTime.of(now))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Returns the code of a payment, with what it would have cost without. */
    Optional<UsedCode> of(UUID payment) {
        return jdbc.sql("""
                        select c.code, u.full_amount, u.bonus, p.currency from promo_uses u
                        join promo_codes c on c.id = u.code_id join payments p on p.id = u.id where u.id = :id
                        """)
                .param("id", payment)
                .query((row, _) -> new UsedCode(
                        row.getString("code"),
                        new Money(row.getString("currency"), row.getLong("full_amount")),
                        row.getLong("bonus")))
                .optional();
    }

    List<PromoUse> newest(UUID code, int limit) {
        return jdbc.sql("""
                        select u.id, p.person_id, p.status, p.currency, p.amount, u.full_amount, u.bonus, u.used_at
                        from promo_uses u join payments p on p.id = u.id where u.code_id = :code
                        order by u.used_at desc, u.id desc limit :limit
                        """)
                .param("code", code)
                .param("limit", limit)
                .query((row, _) -> new PromoUse(
                        row.getObject("id", UUID.class),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getString("status").toLowerCase(Locale.ROOT),
                        new Money(row.getString("currency"), row.getLong("full_amount")),
                        new Money(row.getString("currency"), row.getLong("amount")),
                        row.getLong("bonus"),
                        row.getObject("used_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
