package io.neurocards.accounts.erasure;

import static io.neurocards.accounts.erasure.ErasureFixture.ANNA;
import static io.neurocards.accounts.erasure.ErasureFixture.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.accounts.PersonProved;
import io.neurocards.accounts.linking.ConfirmLink;
import io.neurocards.accounts.linking.StartLink;
import io.neurocards.accounts.referrals.Invitations;
import io.neurocards.accounts.standing.Admission;
import io.neurocards.accounts.standing.Bans;
import io.neurocards.accounts.telegram.TelegramPersons;
import io.neurocards.database.Decisions;
import io.neurocards.ledger.PostingKind;
import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.payments.BuyCredits;
import io.neurocards.payments.ConfirmStars;
import io.neurocards.payments.RefundPayment;
import io.neurocards.payments.RefundWish;
import io.neurocards.payments.StarsPaid;
import io.neurocards.shared.PersonId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureTest {

    private static final List<String> TELLING = List.of(
            "anna@shop.test",
            "anna_shop",
            "Анна",
            Long.toString(ANNA),
            "white sneaker",
            "not allowed",
            "slowly",
            "annas-phone",
            "annas-push-token",
            "annas-draft");

    @TempDir
    Path folder;

    private ErasureFixture house;

    @BeforeEach
    void open() throws Exception {
        house = new ErasureFixture(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void nothing_in_the_database_or_the_store_tells_who_it_was_and_the_books_stay() throws Exception {
        var anna = house.anna();
        house.studio.completed(anna);
        house.studio.failed(anna);
        house.buys(anna, "charge-1");
        house.get(Invitations.class).codeOf(anna);
        house.broadcast(anna);
        assertThat(TELLING)
                .allSatisfy(needle ->
                        assertThat(house.tablesThatSay(needle)).as(needle).isNotEmpty());

        house.erase(anna, 14);
        house.studio.engine().runDue();

        assertThat(TELLING)
                .allSatisfy(needle ->
                        assertThat(house.tablesThatSay(needle)).as(needle).isEmpty());
        assertThat(filesOf(anna)).isEmpty();
        assertThat(house.count("sessions")).isZero();
        assertThat(house.count("credentials")).isZero();
        assertThat(house.count("referral_codes")).isZero();
        assertThat(house.count("broadcast_recipients where state = 'opted_out' and chat_id < 0"))
                .isEqualTo(1);
        assertThat(house.count("consents where person_id = '" + anna + "'")).isEqualTo(1);
        assertThat(house.count("payments where status = 'completed' and charge_id = 'charge-1' and credits = 5"))
                .isEqualTo(1);
        var last = house.studio.ledger().statement(anna, Long.MAX_VALUE, 1).getFirst();
        assertThat(last.kind()).isEqualTo(PostingKind.FORFEIT);
        assertThat(last.availableChange()).isEqualTo(-14);
        assertThat(house.studio.ledger().balance(anna).available().amount()).isZero();
        assertThat(house.count("erasures where credits_forfeited = 14")).isEqualTo(1);
    }

    @Test
    void of_two_who_became_one_nothing_tells_who_either_was() throws Exception {
        var boris = house.join(44, null);
        var carla = PersonId.at(house.now());
        house.sql(
                "insert into persons (id, first_name, locale, created_at) values (:person, 'Карла', 'ru', :now)",
                carla);
        house.sql("""
                insert into identities (id, person_id, platform, external_id, verified_at, created_at)
                values (:id, :person, 'website', 'carla@shop.test', :now, :now)
                """, carla);
        house.get(Invitations.class).codeOf(boris);
        house.get(Invitations.class).codeOf(carla);
        var photo = new MediaKey(Bucket.INPUTS, carla + "/photo.jpg");
        house.studio.store().put(photo, new byte[] {1});
        var linked = house.get(ConfirmLink.class)
                .confirm(boris, house.get(StartLink.class).start(carla).code());

        house.erase(linked.person(), 0);
        house.studio.engine().runDue();

        for (var needle : List.of("Карла", "carla@shop.test", "Анна", "anna_shop")) {
            assertThat(house.tablesThatSay(needle)).as(needle).isEmpty();
        }
        assertThat(house.studio.store().exists(photo)).isFalse();
        assertThat(house.count("referral_codes")).isZero();
        assertThat(house.count("persons where erased_at is not null")).isEqualTo(2);
    }

    @Test
    void nobody_leaves_while_a_clip_is_being_made() throws Exception {
        var anna = house.anna();
        house.studio.order(anna, 1);

        assertThatThrownBy(() -> house.get(EraseMyData.class).requirePossible(anna))
                .hasMessageContaining("clips_in_the_making");
        assertThatThrownBy(() -> house.erase(anna, 9)).hasMessageContaining("clips_in_the_making");
        assertNothingWasErased(anna);
    }

    @Test
    void nobody_leaves_while_money_is_in_motion() {
        var anna = house.anna();
        var payment = house.buys(anna, "charge-1");
        house.get(RefundPayment.class)
                .refund(new RefundWish(UUID.randomUUID(), payment, null, "telegram:1", "asked for it", false));

        assertThatThrownBy(() -> house.erase(anna, 10)).hasMessageContaining("money_in_motion");
        assertNothingWasErased(anna);
    }

    @Test
    void credits_are_forfeited_only_as_many_as_were_confirmed() {
        var anna = house.anna();

        assertThatThrownBy(() -> house.erase(anna, 9))
                .hasMessageContaining("credits_changed")
                .hasMessageContaining("have=10");
        assertNothingWasErased(anna);
        assertThat(house.studio.ledger().balance(anna).available().amount()).isEqualTo(10);
    }

    @Test
    void leaving_twice_is_leaving_once() {
        var anna = house.anna();

        house.erase(anna, 10);
        house.erase(anna, 10);
        house.erase(anna, 0);

        assertThat(house.count("erasures")).isEqualTo(1);
        assertThat(house.count("ledger_postings where kind = 'forfeit'")).isEqualTo(1);
    }

    @Test
    void who_dies_before_the_commit_has_done_nothing_and_can_begin_again() throws Exception {
        var anna = house.anna();
        house.studio.completed(anna);
        house.mishap.beforeCommit = 1;

        assertThatThrownBy(() -> house.erase(anna, 9)).hasMessageContaining("died before the commit");
        assertNothingWasErased(anna);
        assertThat(filesOf(anna)).isNotEmpty();

        house.erase(anna, 9);
        house.studio.engine().runDue();
        assertThat(house.tablesThatSay(EMAIL)).isEmpty();
        assertThat(filesOf(anna)).isEmpty();
    }

    @Test
    void who_dies_between_rows_and_files_goes_on_with_the_files() throws Exception {
        var anna = house.anna();
        house.studio.completed(anna);
        house.mishap.beforeFilesAreGone = 3;

        house.erase(anna, 9);
        house.studio.engine().runDue();
        assertThat(house.count("erasures where files_gone_at is null")).isEqualTo(1);
        house.studio.engine().runFor(Duration.ofHours(2), Duration.ofSeconds(20));

        assertThat(filesOf(anna)).isEmpty();
        assertThat(house.count("erasures where files_gone_at is not null")).isEqualTo(1);
        assertThat(house.studio.engine().waiting(EraseFiles.TYPE)).isZero();
    }

    @Test
    void a_job_that_was_lost_is_derived_again_from_the_rows() throws Exception {
        var anna = house.anna();
        house.studio.completed(anna);
        house.studio.engine().runDue();
        house.erase(anna, 9);
        house.studio
                .database()
                .jdbc()
                .sql("delete from scheduled_tasks where task_name = 'accounts-erase-files'")
                .update();

        house.studio.engine().runFor(Duration.ofHours(3), Duration.ofMinutes(1));

        assertThat(filesOf(anna)).isEmpty();
        assertThat(house.count("erasures where files_gone_at is not null")).isEqualTo(1);
    }

    @Test
    void a_file_that_was_on_its_way_in_is_deleted_an_hour_later() throws Exception {
        var anna = house.anna();
        var boris = house.join(44, null);
        var his = new MediaKey(Bucket.INPUTS, boris + "/photo.jpg");
        house.studio.store().put(his, new byte[] {1});
        house.erase(anna, 10);
        house.studio.engine().runDue();
        house.studio.store().put(new MediaKey(Bucket.INPUTS, anna + "/late.jpg"), new byte[] {1});

        house.studio.engine().runFor(Duration.ofMinutes(61), Duration.ofMinutes(1));

        assertThat(filesOf(anna)).isEmpty();
        assertThat(house.studio.store().exists(his)).isTrue();
        assertThat(house.count("erasures where files_gone_at is not null")).isEqualTo(1);
    }

    @Test
    void who_comes_back_is_somebody_new_without_gift_and_without_reward_for_whoever_sent_them() {
        var anna = house.anna();
        var code = house.get(Invitations.class).codeOf(house.join(44, null));
        house.erase(anna, 10);
        house.events.clear();

        var back = house.join(ANNA, code);

        assertThat(back).isNotEqualTo(anna);
        assertThat(house.events)
                .contains(new PersonProved(back, true, house.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS)));
        assertThat(house.count("referrals")).isZero();
        assertThat(house.get(TelegramPersons.class).find(ANNA)).contains(back);
        house.get(Decisions.class).act(() -> house.get(Admission.class).require(back));
        assertThat(house.join(45, code)).isNotNull();
        assertThat(house.count("referrals")).isEqualTo(1);
    }

    @Test
    void a_ban_is_not_ended_by_leaving() {
        var anna = house.anna();
        house.get(Decisions.class).act(() -> house.get(Bans.class).ban(anna, "telegram:1", "resells", house.now()));
        house.erase(anna, 10);

        var back = house.join(ANNA, null);

        assertThat(house.get(Bans.class).of(back))
                .hasValueSatisfying(ban -> assertThat(ban.bannedBy()).isEqualTo("studio"));
    }

    @Test
    void after_two_years_nobody_remembers() {
        house.erase(house.anna(), 10);
        house.studio.engine().advance(Duration.ofDays(731));
        house.get(ResumeErasures.class).run();
        assertThat(house.count("former_identities")).isZero();
        house.events.clear();

        house.join(ANNA, null);

        assertThat(house.events)
                .filteredOn(PersonProved.class::isInstance)
                .singleElement()
                .satisfies(proved -> assertThat(((PersonProved) proved).back()).isFalse());
    }

    @Test
    void money_that_comes_for_somebody_who_has_left_is_kept_aside_and_paid_money_stays_paid() {
        var anna = house.anna();
        var paid = house.buys(anna, "charge-1");
        var pending = house.get(BuyCredits.class).start(anna, "credits-5");
        house.erase(anna, 15);

        assertThatThrownBy(() -> house.get(ConfirmStars.class)
                        .confirm(new StarsPaid(
                                ANNA, pending.payload(), "XTR", pending.plan().stars(), "charge-2")))
                .hasMessageContaining("payment_put_aside");
        assertThatThrownBy(() -> house.get(RefundPayment.class)
                        .refund(new RefundWish(UUID.randomUUID(), paid, null, "telegram:1", "asked for it", true)))
                .hasMessageContaining("not_refundable");
        assertThat(house.count("payments where charge_id = 'charge-2' and status = 'aside'"))
                .isEqualTo(1);
        assertThat(house.studio.ledger().balance(anna).available().amount()).isZero();
    }

    @Test
    void who_has_left_orders_and_buys_nothing_more() {
        var anna = house.anna();
        house.erase(anna, 10);

        assertThatThrownBy(() -> house.studio.order(anna, 1)).hasMessageContaining("account_deleted");
        assertThatThrownBy(() -> house.get(BuyCredits.class).start(anna, "credits-5"))
                .hasMessageContaining("account_deleted");
    }

    private void assertNothingWasErased(PersonId person) {
        assertThat(house.get(TelegramPersons.class).find(ANNA)).contains(person);
        assertThat(house.tablesThatSay(EMAIL)).isNotEmpty();
        assertThat(house.count("erasures")).isZero();
        assertThat(house.count("former_identities")).isZero();
        assertThat(house.count("ledger_postings where kind = 'forfeit'")).isZero();
        assertThat(house.studio.engine().waiting(EraseFiles.TYPE)).isZero();
    }

    private List<MediaKey> filesOf(PersonId person) throws Exception {
        var inputs = house.studio.store().listBelow(Bucket.INPUTS, person.toString());
        var outputs = house.studio.store().listBelow(Bucket.OUTPUTS, person.toString());
        return java.util.stream.Stream.concat(inputs.stream(), outputs.stream()).toList();
    }
}
