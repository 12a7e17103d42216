package io.neurocards.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.journal.Bytes;
import io.neurocards.payments.gateways.IncomingNotification;
import io.neurocards.payments.gateways.Notification;
import io.neurocards.payments.gateways.Notification.Forged;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeNotificationsTest {

    private static final String SECRET = TestStripe.SIGNING;
    private static final long TIME = 1_763_596_800;

    /** Computed outside this program. */
    private static final String VECTOR_BODY =
            "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"checkout.session.completed\"}";

    private static final String VECTOR = "4b0a0a6ec9d27265d91ccd0c440be48350df4c560528f9082c7286fb01e561eb";
    private static final String PAID = event("checkout.session.completed", "\"id\":\"cs_1\",\"mode\":\"payment\"");
    private static final Notification HEARD = new Notification.AboutPayment("checkout.session.completed", "cs_1");

    private final StripeNotifications notifications = new StripeNotifications(List.of(SECRET));

    @Test
    void a_known_signature_is_genuine() {
        var signature = new StripeSignature(List.of(SECRET));
        var body = VECTOR_BODY.getBytes(StandardCharsets.UTF_8);
        var now = Instant.ofEpochSecond(TIME);

        assertThat(signature.complaint("t=" + TIME + ",v1=" + VECTOR, body, now))
                .isNull();
        assertThat(signature.complaint("t=" + TIME + ",v1=" + VECTOR.replace('4', '5'), body, now))
                .isEqualTo("signature");
        assertThat(signature.complaint("t=" + (TIME + 1) + ",v1=" + VECTOR, body, now))
                .isEqualTo("signature");
        assertThat(new StripeSignature(List.of("whsec_other", SECRET))
                        .complaint("t=" + TIME + ",v1=" + VECTOR, body, now))
                .isNull();
        assertThat(new StripeSignature(List.of()).complaint("t=" + TIME + ",v1=" + VECTOR, body, now))
                .isEqualTo("signature");
    }

    @ParameterizedTest
    @CsvSource({"0", "300", "-300"})
    void five_minutes_either_way_are_taken(long late) {
        assertThat(read(PAID, header(PAID), TIME + late)).isEqualTo(HEARD);
    }

    @ParameterizedTest
    @CsvSource({"301", "-301", "600", "-600", "86400"})
    void what_is_older_or_newer_is_refused(long late) {
        assertThat(read(PAID, header(PAID), TIME + late)).isEqualTo(new Forged("time"));
    }

    @Test
    void one_of_several_signatures_is_enough_and_other_schemes_are_not_looked_at() {
        var wrong = "0".repeat(64);
        assertThat(read(PAID, "t=" + TIME + ",v1=" + wrong + ",v1=" + sign(PAID, SECRET) + ",v0=x", TIME))
                .isEqualTo(HEARD);
        assertThat(read(PAID, "t=" + TIME + ", v1=" + sign(PAID, SECRET), TIME)).isEqualTo(HEARD);
        assertThat(read(PAID, "t=" + TIME + ",v0=" + sign(PAID, SECRET), TIME)).isEqualTo(new Forged("signature"));
    }

    @Test
    void while_the_secret_is_changed_both_are_taken() {
        var both = new StripeNotifications(List.of("whsec_new", SECRET));

        assertThat(both.read(incoming(PAID, header(PAID), TIME))).isEqualTo(HEARD);
        assertThat(both.read(incoming(PAID, "t=" + TIME + ",v1=" + sign(PAID, "whsec_new"), TIME)))
                .isEqualTo(HEARD);
        assertThat(both.read(incoming(PAID, "t=" + TIME + ",v1=" + sign(PAID, "whsec_third"), TIME)))
                .isEqualTo(new Forged("signature"));
    }

    @Test
    void one_byte_more_or_less_is_another_body() {
        assertThat(read(PAID + " ", header(PAID), TIME)).isEqualTo(new Forged("signature"));
        assertThat(read(PAID.replace("cs_1", "cs_2"), header(PAID), TIME)).isEqualTo(new Forged("signature"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t=,v1=aa",
                "v1=aa",
                "t=1763596800",
                "t=-1,v1=aa",
                "t=99999999999999999999,v1=aa",
                "t=1763596800,v1=",
                "=,=,",
                "t=1763596800;v1=aa",
                "ä"
            })
    void a_header_that_stripe_does_not_write_is_forged(String header) {
        assertThat(read(PAID, header, TIME)).isEqualTo(new Forged("signature"));
    }

    @Test
    void no_header_and_one_without_end_are_forged() {
        assertThat(read(PAID, null, TIME)).isEqualTo(new Forged("unsigned"));
        assertThat(read(PAID, " ", TIME)).isEqualTo(new Forged("unsigned"));
        assertThat(read(PAID, header(PAID) + ",v1=aa".repeat(1000), TIME)).isEqualTo(new Forged("signature"));
    }

    @Test
    void events_say_what_to_look_up() {
        for (var type : List.of("completed", "async_payment_succeeded", "async_payment_failed", "expired")) {
            assertThat(read("checkout.session." + type, "\"id\":\"cs_live_1\""))
                    .isEqualTo(new Notification.AboutPayment("checkout.session." + type, "cs_live_1"));
        }
        assertThat(read("charge.refunded", "\"id\":\"ch_1\",\"payment_intent\":\"pi_1\""))
                .isEqualTo(new Notification.AboutPayment("charge.refunded", "pi_1"));
        for (var type : List.of("refund.created", "refund.updated", "refund.failed")) {
            assertThat(read(type, "\"id\":\"re_1\",\"payment_intent\":\"pi_1\""))
                    .isEqualTo(new Notification.AboutRefund(type, "re_1", "pi_1"));
        }
        assertThat(read(
                        "charge.dispute.created",
                        "\"id\":\"dp_1\",\"payment_intent\":\"pi_1\",\"reason\":\"fraudulent\""))
                .isEqualTo(new Notification.Dispute("charge.dispute.created", "pi_1", "fraudulent"));
        assertThat(read("charge.dispute.created", "\"id\":\"dp_1\",\"payment_intent\":\"pi_1\",\"reason\":\"<b>\""))
                .isEqualTo(new Notification.Dispute("charge.dispute.created", "pi_1", "unknown"));
    }

    @Test
    void what_is_none_of_ours_is_irrelevant() {
        assertThat(read("checkout.session.completed", "\"id\":\"cs_1\",\"mode\":\"subscription\""))
                .isInstanceOf(Notification.Irrelevant.class);
        assertThat(read("charge.refunded", "\"id\":\"ch_1\",\"payment_intent\":null"))
                .isInstanceOf(Notification.Irrelevant.class);
        assertThat(read("payment_intent.succeeded", "\"id\":\"pi_1\""))
                .isEqualTo(new Notification.Irrelevant("payment_intent.succeeded"));
        assertThat(read("v2.core.event_destination.ping", "\"id\":\"../x\""))
                .isInstanceOf(Notification.Irrelevant.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cs_1/../x", "", "cs_", "pi_1", "cs_ä"})
    void an_id_with_strange_characters_is_no_id(String id) {
        assertThat(read("checkout.session.completed", "\"id\":\"" + id + "\""))
                .isInstanceOf(Notification.Malformed.class);
        assertThat(read("refund.updated", "\"id\":\"re_1\",\"payment_intent\":\"x" + id + "\""))
                .isInstanceOf(Notification.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"object\":\"event\"}",
                "{\"object\":\"event\",\"type\":\"checkout.session.completed\"}",
                "{\"object\":\"event\",\"type\":\"checkout.session.completed\",\"data\":[]}",
                "{\"object\":\"event\",\"type\":7,\"data\":{\"object\":{\"id\":\"cs_1\"}}}",
                "{\"object\":\"event\",\"type\":\"<script>\",\"data\":{\"object\":{\"id\":\"cs_1\"}}}",
                "{\"object\":\"charge\",\"type\":\"checkout.session.completed\",\"data\":{\"object\":{\"id\":\"cs_1\"}}}"
            })
    void what_is_signed_and_no_event_is_malformed(String body) {
        assertThat(read(body, header(body), TIME)).isInstanceOf(Notification.Malformed.class);
    }

    @Test
    void depth_and_length_are_bounded() {
        var deep = "{\"data\":".repeat(20_000);
        assertThat(read(deep, header(deep), TIME)).isInstanceOf(Notification.Malformed.class);
        var big = PAID + " ".repeat(300_000);
        assertThat(read(big, header(big), TIME)).isEqualTo(new Notification.Malformed("too long"));
    }

    private Notification read(String type, String object) {
        var body = event(type, object);
        return read(body, header(body), TIME);
    }

    private Notification read(String body, String header, long now) {
        return notifications.read(incoming(body, header, now));
    }

    private static IncomingNotification incoming(String body, String header, long now) {
        return new IncomingNotification(
                Bytes.of(body.getBytes(StandardCharsets.UTF_8)),
                header,
                InetAddress.ofLiteral("192.0.2.1"),
                Instant.ofEpochSecond(now));
    }

    private static String event(String type, String object) {
        return "{\"id\":\"evt_1\",\"object\":\"event\",\"api_version\":\"2020-08-27\",\"type\":\"" + type
                + "\",\"livemode\":false,\"data\":{\"object\":{" + object + "}}}";
    }

    private static String header(String body) {
        return "t=" + TIME + ",v1=" + sign(body, SECRET);
    }

    private static String sign(String body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((TIME + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
