package io.neurocards.providers.vendors;

import static io.neurocards.providers.vendors.Studio.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.TestDatabase;
import io.neurocards.providers.FailureReason;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.SubmitAnswer;
import io.neurocards.providers.SubmitAnswer.Trouble;
import io.neurocards.providers.Task;
import io.neurocards.providers.proxies.FailingProxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Vendors that repeat every secret in every answer; afterwards no log line, no row and no message holds one. */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class PlantedSecretsTest {

    private static final List<String> SECRETS = List.of("pl4nted-one", "pl4nted-two", "pl4nted-three");
    private static final String LEAK =
            "key pl4nted-one, pl4nted-two and pl4nted-three; Authorization: Bearer pl4nted-jwt,"
                    + " https://cdn.test/a.mp4?sig=pl4nted-sig {\"api_key\":\"pl4nted-json\"} data:image/png;base64,cGw0bnRlZA==pl4nted";

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();
    private final Studio studio = new Studio(database, clock);
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void no_secret_is_found_anywhere_after_every_kind_of_answer(CapturedOutput output) throws Exception {
        studio.with("neurocards.web.public-base-url", "https://studio.test").start(String.join(",", SECRETS));

        submitEverything();
        lookUpEverything();
        callBack();
        FailingProxy.use("pl4nted-proxy-user", "pl4nted-proxy-password", database, clock);
        told.add(studio.keys().toString());
        told.add(studio.accounts().ring().keys().toString());

        assertThat(told).hasSizeGreaterThan(15);
        assertThat(String.join("\n", told)).doesNotContain("pl4nted");
        assertThat(output)
                .contains("Key blocked", "A client broke", "Proxy failed")
                .doesNotContain("pl4nted");
        var texts = database.allTexts();
        assertThat(texts).contains("cdn.test").doesNotContain("pl4nted");
        assertThat(texts).as("the addresses of callbacks").doesNotContain(mac());
    }

    private void submitEverything() {
        var answers = List.of(
                new Exchange<SubmitAnswer>(new SubmitAnswer.Submitted("task-1"), null, LEAK),
                new Exchange<SubmitAnswer>(new SubmitAnswer.Refused(FailureReason.USER_VIOLATION, LEAK), null, LEAK),
                new Exchange<SubmitAnswer>(new SubmitAnswer.TryLater(Duration.ofSeconds(5)), null, LEAK),
                new Exchange<SubmitAnswer>(new SubmitAnswer.ModelAway(LEAK), null, LEAK),
                new Exchange<SubmitAnswer>(new SubmitAnswer.Uncertain(LEAK), Trouble.FAILING, LEAK),
                trouble(Trouble.FAILING),
                trouble(Trouble.RATE_LIMIT),
                trouble(Trouble.BILLING));
        for (var answer : answers) {
            studio.vendor.onCreate = _ -> answer;
            told.add(studio.provider().submit(request(UUID.randomUUID())).toString());
            clock.advance(Duration.ofHours(2));
        }
        studio.vendor.onCreate = key -> {
            throw new IllegalStateException(LEAK, new IllegalArgumentException(key.secret()));
        };
        told.add(studio.provider().submit(request(UUID.randomUUID())).toString());
        studio.vendor.onCreate = _ -> trouble(Trouble.INVALID);
        told.add(studio.provider().submit(request(UUID.randomUUID())).toString());
    }

    private void lookUpEverything() {
        clock.advance(Duration.ofDays(2));
        var attempt = UUID.randomUUID();
        studio.vendor.onCreate = _ -> new Exchange<>(new SubmitAnswer.Submitted("task-1"), null, LEAK);
        studio.provider().submit(request(attempt));
        var task = new Task(attempt, "local", "task-1");
        var answers = List.of(
                new Exchange<LookUpAnswer>(new LookUpAnswer.Waiting(1), null, LEAK),
                new Exchange<LookUpAnswer>(new LookUpAnswer.Failed(FailureReason.UNKNOWN, LEAK), null, LEAK + 1),
                new Exchange<LookUpAnswer>(new LookUpAnswer.Unknown(), null, LEAK + 2),
                new Exchange<LookUpAnswer>(new LookUpAnswer.NoAnswer(LEAK), Trouble.BILLING, LEAK + 3));
        for (var answer : answers) {
            studio.vendor.onFind = _ -> answer;
            told.add(studio.provider().lookUp(task).toString());
        }
        studio.vendor.onFind = key -> {
            throw new IllegalStateException(LEAK);
        };
        told.add(studio.provider().lookUp(task).toString());
        studio.answers().of(attempt).forEach(kept -> told.add(kept.toString()));
    }

    private void callBack() {
        var attempt = UUID.randomUUID();
        clock.advance(Duration.ofDays(2));
        studio.provider().submit(request(attempt));
        var address =
                studio.callbacks().addressFor("kie", attempt).orElseThrow().toString();
        var body = (LEAK + " " + address).getBytes(StandardCharsets.UTF_8);
        var verdict = studio.callbacks()
                .receive("kie", attempt.toString(), address.substring(address.lastIndexOf('/') + 1), Map.of(), body);
        assertThat(verdict).isInstanceOf(Callbacks.Verdict.Heard.class);
        assertThat(studio.callbacks().receive("kie", attempt.toString(), "pl4nted", Map.of("x", "pl4nted"), body))
                .isInstanceOf(Callbacks.Verdict.Ignored.class);
        called = address;
    }

    private String called = "";

    private String mac() {
        return called.substring(called.lastIndexOf('/') + 1);
    }

    private static Exchange<SubmitAnswer> trouble(Trouble trouble) {
        return new Exchange<>(new SubmitAnswer.KeyTrouble(trouble, null, LEAK), trouble, LEAK);
    }
}
