package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that keeps silent holds up what is told to it, and nothing else. */
@Thorough
class SlowReceiversTest {

    @TempDir
    Path folder;

    @Test
    void one_that_hangs_delays_nobody_else() throws Exception {
        try (var silent = new WebhookReceiver();
                var quick = new WebhookReceiver();
                var studio = RunningStudio.start(
                        folder,
                        "--neurocards.web.admin-token=" + PartnerOfStudio.ADMIN,
                        "--neurocards.providers.fetch.allowed-hosts=" + silent.host() + "," + quick.host())) {
            silent.keepSilent();
            var hanging = new ArrayList<PartnerOfHooks>();
            for (var index = 0; index < 4; index++) {
                hanging.add(PartnerOfHooks.make(studio, silent));
            }
            var listening = PartnerOfHooks.make(studio, quick);
            for (var partner : hanging) {
                for (var index = 0; index < 35; index++) {
                    partner.live().post(partner.api() + "/test", "");
                }
            }
            ApiClient.until(silent::messages, messages -> messages.size() >= 8);

            var waits = new ArrayList<Long>();
            for (var index = 0; index < 10; index++) {
                var heard = quick.messages().size();
                var begin = System.nanoTime();
                listening.cancelled();
                ApiClient.until(quick::messages, messages -> messages.size() > heard);
                waits.add(Duration.ofNanos(System.nanoTime() - begin).toMillis());
            }
            System.out.println("Heard after ms: " + waits);

            assertThat(waits).allMatch(wait -> wait < 3_000);
            assertThat(silent.messages().size())
                    .as("two at a time for each endpoint, for ten seconds each")
                    .isLessThan(4 * 2 * 8);
            for (var partner : hanging) {
                assertThat(statuses(partner)).containsOnly("pending").hasSize(35);
            }
        }
    }

    private static List<String> statuses(PartnerOfHooks partner) throws Exception {
        return partner.deliveries().findValuesAsString("status");
    }
}
