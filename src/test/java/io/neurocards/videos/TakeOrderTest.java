package io.neurocards.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.Drafts.StoredPhoto;
import io.neurocards.videos.OrderVideos.Orderer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeOrderTest {

    @TempDir
    Path folder;

    private TestStudio studio;
    private PersonId anna;

    @BeforeEach
    void open() throws Exception {
        studio = new TestStudio(folder);
        anna = studio.personWith(5);
        sql("insert into persons (id, locale, created_at) values (:person, 'ru', now())");
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void a_banned_customer_orders_nothing_and_gets_what_is_being_made() throws Exception {
        var job = studio.order(anna, 1, "before").getFirst();
        studio.runFor(Duration.ofSeconds(5));
        sql("""
                insert into bans (id, person_id, reason, banned_by, banned_at)
                values (gen_random_uuid(), :person, 'resells', 'telegram:1', now())
                """);

        assertThatThrownBy(() -> studio.order(anna, 1, "after")).hasMessageContaining("account_banned");
        assertThat(studio.order(anna, 1, "before")).containsExactly(job);
        assertThat(studio.balance(anna).available().amount()).isEqualTo(4);
        studio.vendorDelivers();
        studio.runFor(Duration.ofSeconds(30));

        assertThat(studio.view(anna, job).stage()).isEqualTo(Stage.COMPLETED);
        assertThat(studio.balance(anna).held().amount()).isZero();
    }

    @Test
    void during_works_nothing_is_ordered_and_what_was_begun_is_finished() throws Exception {
        var job = studio.order(anna, 1, "before").getFirst();
        sql("""
                insert into maintenances (id, reason, begun_by, begun_at)
                select gen_random_uuid(), 'a new disk', 'telegram:1', now() from persons where id = :person
                """);

        assertThatThrownBy(() -> studio.order(anna, 1, "after"))
                .hasMessageContaining("maintenance")
                .hasMessageContaining("retry_after_seconds=300");
        studio.runFor(Duration.ofSeconds(5));
        studio.vendorDelivers();
        studio.runFor(Duration.ofSeconds(30));

        assertThat(studio.view(anna, job).stage()).isEqualTo(Stage.COMPLETED);
        assertThat(studio.balance(anna).available().amount()).isEqualTo(4);
    }

    @Test
    void a_repetition_is_answered_though_by_now_it_could_not_be_ordered_any_more() {
        var photo = new StoredPhoto(anna + "/photo.jpg", null);
        var model = studio.catalogue.find("local").orElseThrow();
        var brief = new CheckedBrief(VideoType.REELS, Template.AD, model, "a mug", "", "", 1, 5, "en", null);

        var first = studio.place(anna, "a mug", () -> brief, photo, "one");
        var again = studio.place(anna, "a mug", TakeOrderTest::offSale, photo, "one");

        assertThat(again).isEqualTo(first);
        assertThatThrownBy(() -> studio.place(anna, "a cup", TakeOrderTest::offSale, photo, "one"))
                .hasMessageContaining("idempotency_key_reused");
        assertThatThrownBy(() -> studio.place(anna, "a mug", TakeOrderTest::offSale, photo, "two"))
                .hasMessageContaining("model_unavailable");
        assertThat(studio.balance(anna).held().amount()).isEqualTo(1);
    }

    @Test
    void what_was_made_before_two_were_joined_is_one_order_whoever_sends_it() {
        var beth = studio.personWith(5);
        var photo = new StoredPhoto(anna + "/photo.jpg", null);
        var model = studio.catalogue.find("local").orElseThrow();
        var brief = new CheckedBrief(VideoType.REELS, Template.AD, model, "a mug", "", "", 1, 5, "en", null);
        var joined = new Orderer(beth, anna);

        var before = studio.place(anna, "a mug", () -> brief, photo, "sent before");
        assertThat(studio.place(joined, "a mug", TakeOrderTest::offSale, photo, "sent before"))
                .isEqualTo(before);
        studio.place(joined, "a mug", () -> brief, photo, "sent after");
        assertThatThrownBy(() -> studio.place(joined, "a cup", () -> brief, photo, "sent after"))
                .hasMessageContaining("idempotency_key_reused");

        assertThat(studio.balance(anna).held().amount()).isEqualTo(1);
        assertThat(studio.balance(beth).held().amount()).isEqualTo(1);
    }

    private static CheckedBrief offSale() {
        throw new ProblemException(ProblemCode.MODEL_UNAVAILABLE);
    }

    private void sql(String statement) {
        studio.database.jdbc().sql(statement).param("person", anna.value()).update();
    }
}
