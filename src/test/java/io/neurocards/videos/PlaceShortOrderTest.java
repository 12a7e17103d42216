package io.neurocards.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.accounts.TestConsents;
import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.RetentionSweep;
import io.neurocards.media.TestStore;
import io.neurocards.payments.PaymentCompleted;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.events.ShortOrderNews;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceShortOrderTest {

    @TempDir
    Path folder;

    private final AtomicBoolean loses = new AtomicBoolean();
    private TestStudio studio;
    private ShortOrderNode node;
    private PersonId anna;
    private final UUID wish = UUID.randomUUID();

    @BeforeEach
    void open() throws Exception {
        studio = new TestStudio(folder);
        node = new ShortOrderNode(studio, loses::get);
        anna = studio.personWith(2);
        studio.database
                .jdbc()
                .sql("insert into persons (id, locale, created_at) values (:person, 'ru', now())")
                .param("person", anna.value())
                .update();
        TestConsents.agree(studio.database.jdbc(), studio.decisions, anna, TestStudio.START);
        photo("shoe");
        node.keep(anna, wish, 3, 3, "shoe");
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void the_order_waits_until_the_credits_are_there_and_is_placed_once() throws Exception {
        node.job(1).run(wish);
        assertThat(node.row(wish).isOpen()).isTrue();
        assertThat(node.orders.open(anna).orElseThrow().missing()).isEqualTo(1);

        node.grant(anna, 1, "gift");
        node.job(1).run(wish);
        node.job(1).run(wish);

        assertOrdered(3);
        assertThat(node.news).singleElement().isInstanceOfSatisfying(ShortOrderNews.Placed.class, placed -> {
            assertThat(placed.clips()).isEqualTo(3);
            assertThat(placed.credits()).isEqualTo(3);
        });
    }

    @Test
    void an_answer_to_commit_that_was_lost_places_nothing_twice() throws Exception {
        node.grant(anna, 1, "gift");
        loses.set(true);
        assertThat(catchAny(() -> node.job(1).run(wish))).isNotNull().isInstanceOf(RuntimeException.class);
        loses.set(false);

        node.job(1).run(wish);

        assertOrdered(3);
    }

    @Test
    void a_higher_price_is_asked_about_and_taken_only_when_it_was_said_yes_to() throws Exception {
        node.grant(anna, 10, "gift");
        node.job(2).run(wish);

        assertThat(node.row(wish).asked()).isEqualTo(6L);
        assertThat(node.news).singleElement().isInstanceOfSatisfying(ShortOrderNews.Dearer.class, dearer -> {
            assertThat(dearer.shown()).isEqualTo(3);
            assertThat(dearer.price()).isEqualTo(6);
        });
        node.job(2).run(wish);
        assertThat(node.news).hasSize(1);
        assertThat(node.ledger.balance(anna).held().amount()).isZero();
        assertThatThrownBy(() -> node.orders.accept(anna, wish, 5)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> node.orders.accept(PersonId.at(TestStudio.START), wish, 6))
                .isInstanceOf(ProblemException.class);

        node.orders.accept(anna, wish, 6);
        node.job(2).run(wish);
        assertOrdered(6);
    }

    @Test
    void a_lower_price_is_what_is_charged_and_suffices() throws Exception {
        var dear = UUID.randomUUID();
        node.keep(anna, dear, 1, 3, "shoe");
        node.look(1).run();
        assertThat(waiting()).isTrue();

        node.job(1).run(dear);

        assertThat(node.row(dear).charged()).isEqualTo(1L);
        assertThat(node.ledger.balance(anna).held().amount()).isEqualTo(1);
        assertThat(node.row(wish).why()).isEqualTo("replaced");
    }

    @Test
    void who_is_banned_meanwhile_is_told_and_nothing_is_set_aside() throws Exception {
        node.grant(anna, 1, "gift");
        studio.database
                .jdbc()
                .sql("insert into bans (id, person_id, reason, banned_by, banned_at)"
                        + " values (gen_random_uuid(), :person, 'resells', 'telegram:1', now())")
                .param("person", anna.value())
                .update();

        node.job(1).run(wish);

        assertEnded("account_banned");
    }

    @Test
    void a_photo_that_is_gone_ends_it() throws Exception {
        node.grant(anna, 1, "gift");
        TestStore.in(folder.resolve("store"))
                .delete(new MediaKey(
                        Bucket.INPUTS, ShortOrderNode.photo(anna, "shoe").photo()));

        node.job(1).run(wish);

        assertEnded("photo_required");
    }

    @Test
    void it_waits_for_a_day() throws Exception {
        studio.engine.advance(Duration.ofHours(23));
        node.look(1).run();
        node.job(1).run(wish);
        assertThat(node.row(wish).isOpen()).isTrue();

        studio.engine.advance(Duration.ofMinutes(61));
        node.grant(anna, 1, "too late");
        node.job(1).run(wish);

        assertEnded("expired");
    }

    @Test
    void what_was_given_up_is_not_placed_and_what_is_ordered_by_hand_takes_its_place() throws Exception {
        node.orders.cancel(anna);
        node.grant(anna, 5, "gift");
        node.job(1).run(wish);
        assertThat(node.row(wish).why()).isEqualTo("cancelled");
        assertThat(node.ledger.balance(anna).held().amount()).isZero();

        var other = UUID.randomUUID();
        node.keep(anna, other, 5, 5, "shoe");
        var ordered = node.byHand(anna, UUID.randomUUID(), 1, "shoe", 1);
        node.job(1).run(other);

        assertThat(node.row(other).orderId()).isEqualTo(ordered.orderId());
        assertThat(node.ledger.balance(anna).held().amount()).isEqualTo(1);
        assertThat(node.news).isEmpty();
    }

    @Test
    void credits_that_come_in_whatever_way_are_seen() {
        studio.database.jdbc().sql("delete from scheduled_tasks").update();
        node.look(1).run();
        assertThat(waiting()).isFalse();
        node.grant(anna, 1, "an operator");
        node.look(1).run();
        assertThat(waiting()).isTrue();

        studio.database.jdbc().sql("delete from scheduled_tasks").update();
        node.decisions.act(
                () -> node.follow.on(new PaymentCompleted(UUID.randomUUID(), anna, Credits.of(5), TestStudio.START)));
        assertThat(waiting()).isTrue();
    }

    @Test
    void its_photo_outlives_the_retention_until_it_has_ended() throws Exception {
        var now = Clock.fixed(java.time.Instant.now().plus(Duration.ofDays(40)), ZoneOffset.UTC);
        var retention = new VideoRetention(
                new RetentionSweep(studio.store, now, Duration.ofDays(30), Duration.ofDays(30)),
                node.rows,
                new FinishedVideos(studio.decisions, studio.database.jdbc()),
                studio.store,
                now);
        var key = new MediaKey(Bucket.INPUTS, ShortOrderNode.photo(anna, "shoe").photo());

        retention.run();
        assertThat(studio.store.exists(key)).isTrue();
        node.orders.cancel(anna);
        retention.run();
        assertThat(studio.store.exists(key)).isFalse();
    }

    private void photo(String name) throws IOException {
        TestStore.in(folder.resolve("store"))
                .put(
                        new MediaKey(
                                Bucket.INPUTS, ShortOrderNode.photo(anna, name).photo()),
                        new byte[] {1});
    }

    private boolean waiting() {
        return studio.engine.waiting(PlaceShortOrder.TYPE) > 0;
    }

    private void assertOrdered(long credits) {
        var row = node.row(wish);
        assertThat(row.state()).isEqualTo(ShortOrder.State.ORDERED);
        assertThat(row.charged()).isEqualTo(credits);
        assertThat(node.ledger.balance(anna).held().amount()).isEqualTo(credits);
        assertThat(studio.database
                        .jdbc()
                        .sql("select count(*) from video_orders")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private void assertEnded(String why) {
        assertThat(node.row(wish).why()).isEqualTo(why);
        assertThat(node.ledger.balance(anna).held().amount()).isZero();
        assertThat(node.news)
                .singleElement()
                .isInstanceOfSatisfying(
                        ShortOrderNews.Ended.class,
                        ended -> assertThat(ended.why()).isEqualTo(why));
    }

    private interface Risky {
        void run() throws Exception;
    }

    private static Exception catchAny(Risky risky) {
        try {
            risky.run();
            return null;
        } catch (Exception e) {
            return e;
        }
    }
}
