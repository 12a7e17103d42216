package io.neurocards.providers.kling;

import io.neurocards.providers.Catalogue;
import io.neurocards.providers.FailureReason;
import io.neurocards.providers.GenerationRequest;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.SubmitAnswer;
import io.neurocards.providers.SubmitAnswer.KeyTrouble;
import io.neurocards.providers.SubmitAnswer.Refused;
import io.neurocards.providers.SubmitAnswer.Submitted;
import io.neurocards.providers.SubmitAnswer.TryLater;
import io.neurocards.providers.SubmitAnswer.Uncertain;
import io.neurocards.providers.Task;
import io.neurocards.providers.vendors.AccountLimits;
import io.neurocards.providers.vendors.ApiKey;
import io.neurocards.providers.vendors.Exchange;
import io.neurocards.providers.vendors.Vendor;
import io.neurocards.providers.wire.Reply;
import io.neurocards.providers.wire.Reply.Answered;
import io.neurocards.providers.wire.Reply.Lost;
import io.neurocards.providers.wire.Reply.NotSent;
import io.neurocards.providers.wire.TaskAge;
import io.neurocards.providers.wire.VendorHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kling's wire. It keeps our attempt's id as its external id, so that a creation whose answer was lost is found again, and a
 * second creation of the same attempt is refused.
 */
final class KlingVendor implements Vendor {

    static final String NAME = "kling";

    private static final Logger log = LoggerFactory.getLogger(KlingVendor.class);

    /** Kling names no figure for "too fast"; one a second is what it allows where it does name one. */
    private static final int CREATES = 10;

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration AFTER_NOT_SENT = Duration.ofSeconds(5);

    private final KlingApi api;
    private final KlingLookUp lookUp;
    private final KlingCallback callback;
    private final int running;

    private KlingVendor(KlingApi api, KlingLookUp lookUp, KlingCallback callback, int running) {
        this.api = api;
        this.lookUp = lookUp;
        this.callback = callback;
        this.running = running;
    }

    static KlingVendor of(VendorHttp http, Catalogue catalogue, KlingSettings settings, Clock clock) {
        var api = KlingApi.of(http, settings.baseUrl(), new KlingToken(clock));
        return new KlingVendor(
                api,
                new KlingLookUp(api, catalogue, new TaskAge(clock)),
                KlingCallback.of(settings.webhookSecret(), clock),
                settings.running());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public AccountLimits limits() {
        return new AccountLimits(CREATES, WINDOW, running);
    }

    @Override
    public Exchange<SubmitAnswer> create(ApiKey key, GenerationRequest request, @Nullable URI callbackAddress) {
        var wire = request.model().wired();
        try {
            var photo = wire.image() == null
                    ? null
                    : Base64.getEncoder().encodeToString(Files.readAllBytes(request.photo()));
            var reply = api.create(key, wire, KlingBody.of(wire, request, photo, callbackAddress));
            var answer = created(key, reply);
            return new Exchange<>(answer, answer instanceof KeyTrouble against ? against.trouble() : null, reply.raw());
        } catch (IOException e) {
            log.error("A photo can't be read: attempt={}; no task was asked for", request.attempt(), e);
            return new Exchange<>(new Refused(FailureReason.TEMPORARY, "The photo can't be read"), null, "not asked");
        }
    }

    private static SubmitAnswer created(ApiKey key, Reply reply) {
        return switch (reply) {
            case NotSent _ -> new TryLater(AFTER_NOT_SENT);
            case Lost(var raw) ->
                new Uncertain(
                        "No answer to a creation: " + raw.lines().findFirst().orElse(""));
            case Answered answered -> {
                if (KlingFailures.code(answered) != KlingFailures.OK) {
                    yield KlingFailures.creation(answered, KlingToken.isPair(key));
                }
                var id = KlingTask.id(answered.below("data"));
                yield id.isBlank() ? new Uncertain("Kling says success and names no task") : new Submitted(id);
            }
        };
    }

    @Override
    public Exchange<LookUpAnswer> find(ApiKey key, Task task) {
        return lookUp.find(key, task);
    }

    @Override
    public Optional<Told> told(Map<String, String> headers, byte[] body) {
        return callback.read(headers, body);
    }
}
