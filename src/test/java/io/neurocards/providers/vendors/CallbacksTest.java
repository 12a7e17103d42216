package io.neurocards.providers.vendors;

import static io.neurocards.providers.vendors.Studio.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.TestDatabase;
import io.neurocards.providers.vendors.AttemptAnswers.Kind;
import io.neurocards.providers.vendors.Callbacks.Verdict;
import io.neurocards.providers.vendors.Callbacks.Why;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbacksTest {

    private static final byte[] BODY = "{\"taskId\":\"task-1\"}".getBytes(StandardCharsets.UTF_8);

    private final TestDatabase database = TestDatabase.fresh();
    private final Studio studio = new Studio(database, new MovableClock());
    private final UUID attempt = UUID.randomUUID();

    @BeforeEach
    void start() {
        studio.with("neurocards.web.public-base-url", "https://studio.test").start("a1");
        studio.provider().submit(request(attempt));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void each_attempt_has_an_address_that_nobody_can_make_up() {
        var address = studio.callbacks().addressFor("kie", attempt).orElseThrow();
        var other = studio.callbacks().addressFor("kie", UUID.randomUUID()).orElseThrow();

        assertThat(address.toString()).matches("https://studio\\.test/callbacks/kie/" + attempt + "/[A-Za-z0-9_-]{43}");
        assertThat(mac(other.toString())).isNotEqualTo(mac(address.toString()));
    }

    @Test
    void there_is_an_address_only_where_the_vendor_can_reach_it() {
        assertThat(fresh().start("a1").callbacks().addressFor("kie", attempt)).isEmpty();
        assertThat(fresh().with("neurocards.web.public-base-url", "http://10.0.0.1")
                        .start("a1")
                        .callbacks()
                        .addressFor("kie", attempt))
                .isEmpty();
        assertThat(fresh().with("neurocards.providers.kie.base-url", "http://localhost:4711/sandbox/kie")
                        .with("local.server.port", "4711")
                        .start("a1")
                        .callbacks()
                        .addressFor("kie", attempt)
                        .orElseThrow())
                .hasScheme("http")
                .hasHost("localhost")
                .hasPort(4711);
    }

    @Test
    void a_callback_to_our_address_is_heard_and_kept_without_secrets() {
        var body = "{\"taskId\":\"task-1\",\"url\":\"https://cdn.test/a.mp4?sig=s3cret\"}";

        var verdict = studio.callbacks()
                .receive("kie", attempt.toString(), ourMac(), Map.of(), body.getBytes(StandardCharsets.UTF_8));

        assertThat(verdict).isEqualTo(new Verdict.Heard(attempt, "task-1"));
        assertThat(studio.answers().of(attempt).getLast().kind()).isEqualTo(Kind.CALLBACK);
        assertThat(studio.answers().of(attempt).getLast().text())
                .contains("cdn.test")
                .doesNotContain("s3cret");
        assertThat(counts()).isEmpty();
    }

    @Test
    void what_is_not_believed_is_counted_and_leaves_nothing_else() {
        var stranger = UUID.randomUUID();
        var callbacks = studio.callbacks();

        assertThat(callbacks.receive("kling", attempt.toString(), ourMac(), Map.of(), BODY))
                .isEqualTo(new Verdict.Ignored(Why.UNKNOWN_PROVIDER));
        for (var forged : List.of("", "x", "not base64!", otherThan(ourMac()))) {
            assertThat(callbacks.receive("kie", attempt.toString(), forged, Map.of(), BODY))
                    .isEqualTo(new Verdict.Ignored(Why.WRONG_ADDRESS));
        }
        assertThat(callbacks.receive("kie", "not-an-attempt", ourMac(), Map.of(), BODY))
                .isEqualTo(new Verdict.Ignored(Why.WRONG_ADDRESS));
        assertThat(callbacks.receive("kie", stranger.toString(), mac(address(stranger)), Map.of(), BODY))
                .isEqualTo(new Verdict.Ignored(Why.UNKNOWN_ATTEMPT));
        studio.vendor.told = Optional.empty();
        assertThat(callbacks.receive("kie", attempt.toString(), ourMac(), Map.of(), BODY))
                .isEqualTo(new Verdict.Ignored(Why.NOT_FROM_VENDOR));

        assertThat(counts())
                .containsExactly(
                        "kie not_from_vendor 1",
                        "kie unknown_attempt 1",
                        "kie wrong_address 5",
                        "unknown unknown_provider 1");
        assertThat(studio.answers().of(attempt))
                .extracting(AttemptAnswers.Kept::kind)
                .containsExactly(Kind.SUBMIT);
    }

    private List<String> counts() {
        return database.jdbc()
                .sql("select provider || ' ' || reason || ' ' || count from callback_counts order by 1")
                .query(String.class)
                .list();
    }

    private Studio fresh() {
        return new Studio(database, new MovableClock());
    }

    private String address(UUID of) {
        return studio.callbacks().addressFor("kie", of).orElseThrow().toString();
    }

    private String ourMac() {
        return mac(address(attempt));
    }

    private static String otherThan(String mac) {
        return mac.substring(0, 3) + (mac.charAt(3) == 'A' ? 'B' : 'A') + mac.substring(4);
    }

    private static String mac(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
