package io.neurocards.notifications.fcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.accounts.MovableClock;
import io.neurocards.accounts.devices.PushToken;
import io.neurocards.accounts.devices.RegisterDevice;
import io.neurocards.accounts.devices.RegisterPush;
import io.neurocards.accounts.linking.ConfirmLink;
import io.neurocards.accounts.linking.StartLink;
import io.neurocards.jobs.JobStep;
import io.neurocards.notifications.ToldStudio;
import io.neurocards.orders.events.OrderPaid;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushes to apps, sent to a Firebase on loopback that is as strict as the real one. */
class AppPushesTest {

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private Firebase firebase;
    private ToldStudio studio;

    @BeforeEach
    void open() throws Exception {
        firebase = new Firebase(clock);
        studio = new ToldStudio(
                clock,
                "neurocards.fcm.service-account-file",
                firebase.serviceAccount(folder),
                "neurocards.fcm.base-url",
                firebase.address());
    }

    @AfterEach
    void close() {
        studio.close();
        firebase.close();
    }

    @Test
    void a_registered_app_is_told_of_an_order_once_in_its_customers_language() throws Exception {
        var anna = device("annas-phone", PushToken.Kind.FCM);

        studio.happens(paid(anna));
        studio.runDue();

        assertThat(firebase.complaints()).isEmpty();
        assertThat(firebase.messages()).singleElement().satisfies(message -> {
            assertThat(message.path("token").asString()).isEqualTo("token-of-annas-phone");
            assertThat(message.at("/notification/title").asString()).isEqualTo("The order is paid");
            assertThat(message.at("/data/url").asString()).isEqualTo("/cabinet");
            assertThat(message.at("/data/occasion").asString()).isEqualTo("order_paid");
        });
        assertThat(studio.waiting()).isEmpty();
        assertThat(studio.get(AppPushes.class).untold()).isZero();
    }

    @Test
    void both_sides_of_a_link_are_told_the_one_by_mail_and_the_other_on_the_phone() throws Exception {
        var site = studio.person("anna@example.com", "en", true);
        clock.advance(Duration.ofSeconds(1));
        var phone = device("annas-phone", PushToken.Kind.FCM);
        var code = studio.get(StartLink.class).start(site).code();

        var linked = studio.get(ConfirmLink.class).confirm(phone, code);
        studio.runDue();

        assertThat(linked.person()).isEqualTo(site);
        assertThat(studio.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("anna@example.com");
            assertThat(mail.subject()).isEqualTo("Accounts were linked");
            assertThat(mail.text()).contains("Two accounts are one now", "you can undo it");
            assertThat(mail.text()).doesNotContain(code);
        });
        assertThat(firebase.messages()).singleElement().satisfies(message -> {
            assertThat(message.path("token").asString()).isEqualTo("token-of-annas-phone");
            assertThat(message.at("/notification/title").asString()).isEqualTo("Accounts were linked");
            assertThat(message.at("/data/url").asString()).isEqualTo("/cabinet/links");
        });
        assertThat(studio.waiting()).isEmpty();
    }

    @Test
    void one_access_token_serves_all_until_five_minutes_before_it_expires() throws Exception {
        var persons = IntStream.range(0, 8)
                .mapToObj(number -> device("phone-" + number, PushToken.Kind.FCM))
                .toList();
        persons.forEach(person -> studio.happens(paid(person)));
        var waiting = studio.waiting();
        var barrier = new CyclicBarrier(waiting.size());
        try (var threads = Executors.newFixedThreadPool(waiting.size())) {
            var runs = waiting.stream()
                    .map(id -> threads.submit(() -> {
                        barrier.await();
                        return studio.run(id);
                    }))
                    .toList();
            for (var run : runs) {
                assertThat(run.get()).isEqualTo(JobStep.done());
            }
        }
        assertThat(firebase.messages()).hasSize(8);
        assertThat(firebase.tokens()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(54));
        tell(persons.getFirst());
        assertThat(firebase.tokens()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(2));
        tell(persons.getFirst());
        assertThat(firebase.tokens()).isEqualTo(2);
        assertThat(firebase.messages()).hasSize(10);
    }

    @Test
    void an_access_token_that_google_forgot_is_asked_for_again() throws Exception {
        var anna = device("annas-phone", PushToken.Kind.FCM);
        tell(anna);
        firebase.forgetTokens();
        studio.happens(paid(anna));
        var id = studio.waiting().getFirst();

        assertThatThrownBy(() -> studio.run(id)).isInstanceOf(IOException.class).hasMessageNotContaining("ya29");
        assertThat(studio.run(id)).isEqualTo(JobStep.done());

        assertThat(firebase.messages()).hasSize(2);
        assertThat(firebase.tokens()).isEqualTo(2);
    }

    @Test
    void a_token_that_reaches_nothing_is_removed_and_another_is_left_alone() throws Exception {
        for (var reply : List.of(
                Firebase.Reply.of(404, "UNREGISTERED"),
                Firebase.Reply.of(403, "SENDER_ID_MISMATCH"),
                Firebase.Reply.of(400, "INVALID_ARGUMENT"),
                new Firebase.Reply(400, "INVALID_ARGUMENT", null, "message.token"))) {
            var person = device("phone-" + UUID.randomUUID(), PushToken.Kind.FCM);
            firebase.reply(reply);
            tell(person);
            assertThat(studio.get(AppPushes.class).of(person)).as("%s", reply).isEmpty();
        }

        var boris = device("boriss-phone", PushToken.Kind.FCM);
        firebase.reply(
                new Firebase.Reply(400, "INVALID_ARGUMENT", null, "message.android.ttl"),
                Firebase.Reply.of(401, "THIRD_PARTY_AUTH_ERROR"));
        for (var number = 0; number < 2; number++) {
            studio.happens(paid(boris));
            var id = studio.waiting().getLast();
            assertThat(studio.run(id)).isInstanceOf(JobStep.GiveUp.class);
            studio.database
                    .jdbc()
                    .sql("delete from notifications where id = ?")
                    .param(id)
                    .update();
        }
        assertThat(studio.get(AppPushes.class).of(boris)).hasSize(1);
        assertThat(firebase.messages()).isEmpty();
    }

    @Test
    void firebase_is_asked_again_when_it_says_so_and_later_each_time_when_it_does_not() throws Exception {
        var anna = device("annas-phone", PushToken.Kind.FCM);
        studio.happens(paid(anna));
        var id = studio.waiting().getFirst();
        firebase.reply(
                new Firebase.Reply(429, "QUOTA_EXCEEDED", "60", null),
                new Firebase.Reply(503, "UNAVAILABLE", "999999", null),
                Firebase.Reply.of(503, "UNAVAILABLE"),
                Firebase.Reply.of(429, "QUOTA_EXCEEDED"),
                Firebase.Reply.of(500, "INTERNAL"));

        assertThat(studio.run(id)).isEqualTo(JobStep.again(Duration.ofMinutes(1)));
        assertThat(studio.run(id)).isEqualTo(JobStep.again(Duration.ofHours(1)));
        for (var number = 0; number < 3; number++) {
            assertThatThrownBy(() -> studio.run(id)).isInstanceOf(IOException.class);
        }
        assertThat(studio.run(id)).isEqualTo(JobStep.done());
        assertThat(firebase.messages()).hasSize(1);
    }

    @Test
    void an_iphone_that_only_apple_reaches_is_not_tried() throws Exception {
        var anna = device("annas-iphone", PushToken.Kind.APNS);

        tell(anna);

        assertThat(firebase.messages()).isEmpty();
        assertThat(studio.get(AppPushes.class).of(anna)).isEmpty();
    }

    @Test
    void without_a_service_account_nothing_is_queued_and_it_is_counted() throws Exception {
        try (var without = new ToldStudio(false)) {
            var anna = device(without, "annas-phone", PushToken.Kind.FCM);

            without.happens(paid(anna));

            assertThat(without.waiting()).isEmpty();
            assertThat(without.get(AppPushes.class).untold()).isEqualTo(1);
        }
    }

    @Test
    void a_file_that_is_of_no_service_account_stops_the_start_and_is_not_quoted() throws IOException {
        for (var text : List.of(
                "{}",
                "no json",
                "{\"type\":\"service_account\",\"project_id\":\"neurocards-test\",\"private_key\":\"hush\"}")) {
            var file = Files.writeString(folder.resolve("wrong.json"), text);
            assertThatThrownBy(() -> ServiceAccount.read(file))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("FCM_SERVICE_ACCOUNT_FILE")
                    .hasMessageNotContaining("hush")
                    .hasNoCause();
        }
    }

    private void tell(PersonId person) throws Exception {
        studio.happens(paid(person));
        studio.runDue();
    }

    private PersonId device(String name, PushToken.Kind kind) {
        return device(studio, name, kind);
    }

    private static PersonId device(ToldStudio studio, String name, PushToken.Kind kind) {
        var form = new RegisterDevice.Form(Platform.MOBILE_ANDROID, name, "1.0", Locale.ENGLISH, null, true, null);
        var device = studio.get(RegisterDevice.class)
                .register(form, "key-of-" + name, null)
                .device();
        studio.get(RegisterPush.class).register(device.id(), new PushToken(kind, "token-of-" + name));
        return device.personId();
    }

    private OrderPaid paid(PersonId person) {
        return new OrderPaid(
                UUID.randomUUID(), person, Platform.WEBSITE, new Money("RUB", 99_000), List.of(), clock.instant());
    }
}
