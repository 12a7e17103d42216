package io.neurocards.web.desk.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.operations.lists.Asked;
import io.neurocards.operations.lists.Listing;
import io.neurocards.operations.lists.TestListings;
import io.neurocards.web.desk.ListPromises;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tables of what is sold, of partners and of ways out, asked as their pages ask them. */
class SalesTablesTest {

    private static TestDatabase database;

    @BeforeAll
    static void fill() {
        database = TestDatabase.fresh();
        for (var rows : List.of("""
                insert into goods (id, sku, title_ru, title_en, kind, on_sale, position, created_at)
                values (gen_random_uuid(), 'poster', 'Б', 'Beta', 'article', true, 8, now()),
                    (gen_random_uuid(), 'shoot', 'А', 'Alpha', 'service', false, 9, now())""", """
                insert into loyalty_rules (id, name, platform, sku, rate, priority, created_at, retired_at)
                values (gen_random_uuid(), 'Autumn', 'website', null, 300, 901, now(), null),
                    (gen_random_uuid(), 'Older', 'telegram', 'poster', 100, 902, now(), now())""", """
                insert into persons (id, first_name, locale, created_at)
                select ('00000000-0000-7000-8000-00000000000' || n)::uuid, 'P', 'en', now() from generate_series(1, 2) n""", """
                insert into partners (id, name, contact_email, state, person_id, test_person_id, concurrency_cap, created_at)
                values ('00000000-0000-7000-8000-0000000000a1', 'Shop', 'shop@example.org', 'active',
                    '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', 2, now())""", """
                insert into partner_webhooks (id, partner_id, test, url, description, events, enabled, generation, created_at)
                values ('00000000-0000-7000-8000-0000000000b1', '00000000-0000-7000-8000-0000000000a1', false,
                        'https://b.example.org', '', 'clip.completed', true, 1, now()),
                    ('00000000-0000-7000-8000-0000000000b2', '00000000-0000-7000-8000-0000000000a1', true,
                        'https://a.example.org', '', 'clip.completed', false, 1, now())""", """
                insert into partner_webhook_deliveries (id, webhook_id, type, subject_id, happened_at, status, attempts, round_tries,
                    round_at, ended_at)
                values ('ffffffff-0000-7000-8000-000000000001', '00000000-0000-7000-8000-0000000000b1', 'clip.failed',
                        gen_random_uuid(), '2026-11-20T10:00:00Z', 'dead', 3, 3, '2026-11-20T10:00:00Z', now()),
                    ('11111111-0000-7000-8000-000000000001', '00000000-0000-7000-8000-0000000000b1', 'clip.completed',
                        gen_random_uuid(), '2026-11-22T10:00:00Z', 'delivered', 1, 1, '2026-11-22T10:00:00Z', now())""", """
                insert into service_tokens (id, name, token_hash, scopes, created_at, revoked_at)
                values (gen_random_uuid(), 'Bridge', sha256('1'), 'users:read', '2026-11-20T10:00:00Z', '2026-11-21T10:00:00Z')""", """
                insert into admin_tokens (id, name, token_hash, role, created_at, created_by, expires_at)
                values (gen_random_uuid(), 'Watch', sha256('2'), 'viewer', '2026-11-22T10:00:00Z', 'x', '2099-01-01T00:00:00Z')""", """
                insert into proxy_health (id, address, failures, failed_at, left_alone_until)
                values (gen_random_uuid(), '10.0.0.9:1080', 2, now(), now() - interval '1 hour'),
                    (gen_random_uuid(), '10.0.0.1:1080', 7, now(), now() + interval '1 hour')""")) {
            database.jdbc().sql(rows).update();
        }
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void every_table_filters_and_sorts_in_both_languages() {
        ListPromises.hold(new AllSalesLists().all());
    }

    @Test
    void deliveries_and_gifts_are_never_sorted_as_a_whole() throws SQLException {
        ListPromises.holdWhenLong(List.of(listing("deliveries"), listing("gift-codes")));
    }

    @Test
    void goods_are_sorted_by_title_and_found_by_kind_and_part_of_their_name() {
        assertThat(sorted("goods", "title_en", true)).containsSubsequence("Alpha", "Beta");
        assertThat(sorted("goods", "title_en", false)).containsSubsequence("Beta", "Alpha");
        assertThat(found("goods", "sku", "kind", "service")).contains("shoot").doesNotContain("poster");
        assertThat(found("goods", "sku", "sku", "POST")).containsExactly("poster");
    }

    @Test
    void rules_are_sorted_by_rate_and_found_by_state_platform_and_article() {
        assertThat(sorted("loyalty-rules", "rate", true)).containsSubsequence("1E+2", "3E+2");
        assertThat(sorted("loyalty-rules", "rate", false)).containsSubsequence("3E+2", "1E+2");
        assertThat(found("loyalty-rules", "name", "state", "ended")).containsExactly("Older");
        assertThat(found("loyalty-rules", "name", "platform", "website")).containsExactly("Autumn");
        assertThat(found("loyalty-rules", "name", "sku", "poster")).containsExactly("Older");
    }

    @Test
    void endpoints_are_sorted_by_address_and_found_by_state_and_world() {
        assertThat(sorted("webhooks", "url", true)).containsExactly("https://a.example.org", "https://b.example.org");
        assertThat(sorted("webhooks", "url", false)).containsExactly("https://b.example.org", "https://a.example.org");
        assertThat(found("webhooks", "url", "state", "off")).containsExactly("https://a.example.org");
        assertThat(found("webhooks", "url", "world", "live")).containsExactly("https://b.example.org");
        assertThat(found("webhooks", "url", "url", "B.EXAMPLE")).containsExactly("https://b.example.org");
    }

    /** Their ids are made of what is told, so that they say nothing about when. */
    @Test
    void deliveries_come_newest_first_and_are_found_by_event_and_day() {
        assertThat(sorted("deliveries", "", false, "type")).containsExactly("clip.completed", "clip.failed");
        assertThat(sorted("deliveries", "happened_at", true, "type")).containsExactly("clip.failed", "clip.completed");
        assertThat(found("deliveries", "status", "type", "clip.failed")).containsExactly("dead");
        assertThat(found("deliveries", "type", "from", "2026-11-21")).containsExactly("clip.completed");
        assertThat(found("deliveries", "type", "to", "2026-11-21")).containsExactly("clip.failed");
    }

    @Test
    void tokens_are_sorted_by_name_and_found_by_whom_they_are_for_and_whether_they_are_good() {
        assertThat(sorted("service-tokens", "name", true)).containsExactly("Bridge", "Watch");
        assertThat(sorted("service-tokens", "name", false)).containsExactly("Watch", "Bridge");
        assertThat(found("service-tokens", "name", "kind", "administrator")).containsExactly("Watch");
        assertThat(found("service-tokens", "name", "state", "ended")).containsExactly("Bridge");
    }

    @Test
    void proxies_are_sorted_by_failures_and_found_by_address_and_whether_they_rest() {
        assertThat(sorted("proxies", "failures", true)).containsExactly("2", "7");
        assertThat(sorted("proxies", "failures", false)).containsExactly("7", "2");
        assertThat(found("proxies", "address", "address", "0.9:")).containsExactly("10.0.0.9:1080");
        assertThat(found("proxies", "address", "state", "resting")).containsExactly("10.0.0.1:1080");
        assertThat(found("proxies", "address", "state", "tried")).containsExactly("10.0.0.9:1080");
    }

    private static List<String> sorted(String name, String column, boolean ascending) {
        return sorted(name, column, ascending, column);
    }

    private static List<String> sorted(String name, String by, boolean ascending, String shown) {
        return asked(name, shown, new Asked(Map.of(), by, ascending, 1));
    }

    private static List<String> found(String name, String shown, String filter, String value) {
        return asked(name, shown, new Asked(Map.of(filter, value), "", false, 1));
    }

    private static List<String> asked(String name, String column, Asked asked) {
        return ListPromises.asked(TestListings.of(database.jdbc()), listing(name), column, asked);
    }

    private static Listing listing(String name) {
        return new AllSalesLists()
                .all().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }
}
