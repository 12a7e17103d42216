package io.neurocards.operations;

import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds customers by whatever an administrator has at hand. */
@Component
public final class CustomerSearch {

    private static final int MOST = 10;

    private static final String CUSTOMER = """
            select p.id, t.external_id::bigint as telegram_id, coalesce(c.username, t.handle) as username,
                   w.external_id as email, coalesce(p.first_name, c.first_name) as first_name, p.locale,
                   coalesce(l.available, 0) as available, coalesce(l.held, 0) as held, p.created_at,
                   c.last_active_at, c.blocked_at
            from persons p
            left join identities t on t.person_id = p.id and t.platform = 'telegram'
            left join identities w on w.person_id = p.id and w.platform = 'website'
            left join telegram_chats c on c.chat_id = t.external_id::bigint
            left join ledger_wallets l on l.id = p.id
            """;

    private final JdbcClient jdbc;

    CustomerSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A customer as the house knows them. */
    public record Customer(
            PersonId id,
            @Nullable Long telegramId,
            @Nullable String username,
            @Nullable String email,
            @Nullable String firstName,
            Locale locale,
            long available,
            long held,
            Instant createdAt,
            @Nullable Instant lastActiveAt,
            @Nullable Instant blockedAt) {

        /** Hides who it is. */
        @Override
        public String toString() {
            return "Customer[id=" + id + "]";
        }
    }

    /** Returns the person with this id. */
    public Optional<Customer> find(PersonId id) {
        return jdbc.sql(CUSTOMER + " where p.id = :id")
                .param("id", id.value())
                .query(Customer.class)
                .optional();
    }

    /** Returns who is meant by a Telegram id, a @username, an e-mail address or a person id; at most ten. */
    public List<Customer> find(String typed) {
        var text = typed.strip();
        if (text.matches("[1-9][0-9]{0,17}")) {
            return found("t.external_id = :text", text);
        }
        if (text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return find(new PersonId(UUID.fromString(text))).stream().toList();
        }
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.indexOf('@') > 0) {
            return found("w.external_id = :text", lower);
        }
        var name = lower.startsWith("@") ? lower.substring(1) : lower;
        return name.isEmpty() ? List.of() : found("lower(coalesce(c.username, t.handle)) = :text", name);
    }

    private List<Customer> found(String condition, String text) {
        return jdbc.sql(CUSTOMER + " where " + condition + " order by p.created_at desc limit :most")
                .param("text", text)
                .param("most", MOST)
                .query(new SimplePropertyRowMapper<>(Customer.class))
                .list();
    }
}
