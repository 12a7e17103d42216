package io.neurocards.partners.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.neurocards.partners.PartnerOwner;
import io.neurocards.partners.World;
import io.neurocards.partners.webhooks.WebhookCalls.Answer;
import io.neurocards.providers.fetch.OutsideCalls;
import io.neurocards.providers.fetch.TestFetch;
import io.neurocards.shared.ServerSecret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class WebhookCallsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.0.10", "::1", "fd00::1"})
    void a_name_that_leads_into_the_house_is_not_called(String address) throws Exception {
        var heard = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            heard.incrementAndGet();
            exchange.close();
        });
        server.start();
        try {
            var calls = calls(List.of(InetAddress.ofLiteral("93.184.216.34"), InetAddress.ofLiteral(address)));
            var url = "https://hooks.card-shop.example:" + server.getAddress().getPort() + "/";

            assertThat(calls.send(webhook(url), "id", new byte[0], NOW))
                    .isEqualTo(new Answer.Failed(WebhookFailure.NOT_PUBLIC, null, null));
            assertThat(heard).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void an_address_that_was_let_in_before_is_looked_at_again() throws Exception {
        var calls = calls(List.of(InetAddress.ofLiteral("93.184.216.34")));

        assertThat(calls.send(webhook("https://127.0.0.1/"), "id", new byte[0], NOW))
                .isEqualTo(new Answer.Failed(WebhookFailure.NOT_PUBLIC, null, null));
        assertThat(calls.send(webhook("http://hooks.card-shop.example/"), "id", new byte[0], NOW))
                .isEqualTo(new Answer.Failed(WebhookFailure.NOT_PUBLIC, null, null));
    }

    @Test
    void a_name_that_nobody_knows_is_not_reached() throws Exception {
        assertThat(calls(List.of()).send(webhook("https://hooks.card-shop.example/"), "id", new byte[0], NOW))
                .isEqualTo(new Answer.Failed(WebhookFailure.UNREACHABLE, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120                           | PT2M",
                "0                             | PT0S",
                "Sun, 22 Nov 2026 10:01:00 GMT | PT1M",
                "Sun, 22 Nov 2026 09:00:00 GMT |",
                "-1                            |",
                "soon                          |",
                "99999999999999999999          |"
            })
    void a_pause_is_read_in_both_ways_and_nothing_else_is(String text, Duration pause) {
        assertThat(WebhookCalls.pause(text, NOW)).isEqualTo(pause);
    }

    private static WebhookCalls calls(List<InetAddress> addresses) {
        var outside = TestFetch.outside(host -> {
            if (addresses.isEmpty()) {
                throw new UnknownHostException(host);
            }
            return addresses;
        });
        var beans = new StaticListableBeanFactory();
        beans.addBean("outsideCalls", outside);
        return new WebhookCalls(
                beans.getBeanProvider(OutsideCalls.class), new WebhookSecrets(new ServerSecret(new byte[32])));
    }

    private static Webhook webhook(String url) {
        return new Webhook(
                new UUID(1, 1),
                new PartnerOwner(new UUID(2, 2), World.LIVE),
                new Webhook.Terms(url, Set.of(), true, ""),
                null,
                new Webhook.Times(NOW, null, null),
                1);
    }
}
