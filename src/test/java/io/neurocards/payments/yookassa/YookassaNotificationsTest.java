package io.neurocards.payments.yookassa;

import static io.neurocards.payments.yookassa.TestYookassa.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.database.journal.Bytes;
import io.neurocards.payments.gateways.IncomingNotification;
import io.neurocards.payments.gateways.Notification;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

class YookassaNotificationsTest {

    private static final InetAddress HOUSE = InetAddress.ofLiteral("185.71.76.10");

    private final YookassaNotifications published = new YookassaNotifications(published());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "185.71.76.0",
                "185.71.76.31",
                "185.71.77.31",
                "77.75.153.127",
                "77.75.154.128",
                "77.75.154.255",
                "77.75.156.11",
                "77.75.156.35",
                "2a02:5180::1",
                "2a02:5180:ffff:ffff:ffff:ffff:ffff:ffff",
                "::ffff:185.71.76.10",
                "::ffff:b947:4c0a"
            })
    void the_published_addresses_are_heard(String sender) {
        assertThat(read(InetAddress.ofLiteral(sender), notification("payment.succeeded", ID)))
                .isEqualTo(new Notification.AboutPayment("payment.succeeded", ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "185.71.76.32",
                "185.71.75.255",
                "77.75.153.128",
                "77.75.154.127",
                "77.75.156.12",
                "127.0.0.1",
                "::1",
                "2a02:5181::1",
                "::ffff:185.71.76.32",
                "::185.71.76.10",
                "64:ff9b::185.71.76.10"
            })
    void all_others_are_forgers_whatever_they_send(String sender) {
        assertThat(read(InetAddress.ofLiteral(sender), notification("payment.succeeded", ID)))
                .isEqualTo(new Notification.Forged("sender"));
        assertThat(read(InetAddress.ofLiteral(sender), "{")).isEqualTo(new Notification.Forged("sender"));
    }

    @Test
    void a_zone_and_a_mapped_address_that_java_keeps_as_ipv6_are_no_disguise() throws UnknownHostException {
        var mapped = Inet6Address.getByAddress(
                null, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, (byte) 185, 71, 76, 10}, 3);
        var local = Inet6Address.getByAddress(
                null, InetAddress.ofLiteral("2a02:5180::7").getAddress(), 3);

        assertThat(mapped).isInstanceOf(Inet6Address.class);
        assertThat(read(mapped, notification("payment.canceled", ID))).isInstanceOf(Notification.AboutPayment.class);
        assertThat(read(local, notification("payment.canceled", ID))).isInstanceOf(Notification.AboutPayment.class);
    }

    @Test
    void the_list_is_settable_and_what_is_no_address_stops_the_start() {
        var sandbox = new YookassaNotifications(List.of(" 127.0.0.0/8", "::1"));

        assertThat(sandbox.read(incoming(InetAddress.ofLiteral("127.9.9.9"), notification("deal.closed", ID))))
                .isEqualTo(new Notification.Irrelevant("deal.closed"));
        assertThat(sandbox.read(incoming(HOUSE, notification("deal.closed", ID))))
                .isInstanceOf(Notification.Forged.class);
        for (var wrong : List.of("yookassa.ru", "10.0.0.0/33", "1.2.3.4.5", "", "10.0.0.1/", "::1/129", "1.2.3.256")) {
            assertThatThrownBy(() -> new YookassaNotifications(List.of(wrong)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void events_say_what_to_look_up() {
        assertThat(read(HOUSE, notification("payment.waiting_for_capture", ID)))
                .isEqualTo(new Notification.AboutPayment("payment.waiting_for_capture", ID));
        assertThat(read(
                        HOUSE,
                        "{\"type\":\"notification\",\"event\":\"refund.succeeded\",\"object\":{\"id\":\"r-1\",\"payment_id\":\""
                                + ID + "\",\"status\":\"succeeded\"}}"))
                .isEqualTo(new Notification.AboutRefund("refund.succeeded", "r-1", ID));
        for (var other : List.of("payment_method.active", "payout.succeeded", "payment.exploded")) {
            assertThat(read(HOUSE, notification(other, "../x"))).isEqualTo(new Notification.Irrelevant(other));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../refunds", "a/b", "a?b", "22e12f66%2F", "ид", "a b"})
    void an_id_with_strange_characters_is_no_id(String id) {
        assertThat(read(HOUSE, notification("payment.succeeded", id))).isInstanceOf(Notification.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{",
                "\u0000",
                "{\"type\":\"notification\"}",
                "{\"type\":\"notification\",\"event\":[\"payment.succeeded\"],\"object\":{\"id\":\"a\"}}",
                "{\"type\":\"notification\",\"event\":\"payment.succeeded\"}",
                "{\"type\":\"notification\",\"event\":\"payment.succeeded\",\"object\":[]}",
                "{\"type\":\"notification\",\"event\":\"payment.succeeded\",\"object\":{\"id\":7}}",
                "{\"type\":\"notification\",\"event\":\"refund.succeeded\",\"object\":{\"id\":\"a\"}}",
                "{\"type\":\"event\",\"event\":\"payment.succeeded\",\"object\":{\"id\":\"a\"}}",
                "{\"type\":\"notification\",\"event\":\"<script>\",\"object\":{\"id\":\"a\"}}"
            })
    void what_yookassa_does_not_send_is_malformed(String body) {
        assertThat(read(HOUSE, body)).isInstanceOf(Notification.Malformed.class);
    }

    @Test
    void depth_and_length_are_bounded() {
        assertThat(read(HOUSE, "{\"object\":".repeat(20_000))).isInstanceOf(Notification.Malformed.class);
        assertThat(read(HOUSE, notification("payment.succeeded", ID) + " ".repeat(300_000)))
                .isEqualTo(new Notification.Malformed("too long"));
        assertThat(read(HOUSE, notification("payment.succeeded", "a".repeat(65))))
                .isInstanceOf(Notification.Malformed.class);
    }

    private Notification read(InetAddress sender, String body) {
        return published.read(incoming(sender, body));
    }

    private static IncomingNotification incoming(InetAddress sender, String body) {
        return new IncomingNotification(
                Bytes.of(body.getBytes(StandardCharsets.UTF_8)), null, sender, Instant.parse("2026-11-20T10:00:00Z"));
    }

    private static String notification(String event, String id) {
        return "{\"type\":\"notification\",\"event\":\"" + event + "\",\"object\":{\"id\":\"" + id
                + "\",\"status\":\"succeeded\",\"paid\":true,\"amount\":{\"value\":\"1000000.00\",\"currency\":\"RUB\"}}}";
    }

    private static List<String> published() {
        return Binder.get(new MockEnvironment().withProperty("neurocards.payments.yookassa.shop-id", ""))
                .bind("neurocards.payments.yookassa", YookassaSettings.class)
                .get()
                .notificationSenders();
    }
}
