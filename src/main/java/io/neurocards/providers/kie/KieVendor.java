package io.neurocards.providers.kie;

import static io.neurocards.providers.kie.KieFailures.OK;

import io.neurocards.providers.Catalogue;
import io.neurocards.providers.FailureReason;
import io.neurocards.providers.GenerationRequest;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.LookUpAnswer.NoAnswer;
import io.neurocards.providers.SubmitAnswer;
import io.neurocards.providers.SubmitAnswer.KeyTrouble;
import io.neurocards.providers.SubmitAnswer.Refused;
import io.neurocards.providers.SubmitAnswer.Submitted;
import io.neurocards.providers.SubmitAnswer.Trouble;
import io.neurocards.providers.SubmitAnswer.TryLater;
import io.neurocards.providers.SubmitAnswer.Uncertain;
import io.neurocards.providers.Task;
import io.neurocards.providers.Wire;
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
import io.neurocards.providers.wire.Wires;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * kie.ai's wire. It keeps no names of ours, so that a creation whose answer was lost can only be found by its callback; and
 * it takes a photo by address, so that each creation is preceded by an upload, after which there is still no task.
 */
final class KieVendor implements Vendor {

    static final String NAME = "kie";

    /** "20 new generation requests per 10 s per account", the rest of them rejected and not queued. */
    private static final int CREATES = 20;

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration AFTER_NOT_SENT = Duration.ofSeconds(5);
    private static final Duration AFTER_UPLOAD_FAILED = Duration.ofSeconds(15);

    private final KieApi api;
    private final Catalogue catalogue;
    private final KieCallback callback;
    private final TaskAge age;
    private final int running;

    private KieVendor(KieApi api, Catalogue catalogue, KieCallback callback, TaskAge age, int running) {
        this.api = api;
        this.catalogue = catalogue;
        this.callback = callback;
        this.age = age;
        this.running = running;
    }

    static KieVendor of(VendorHttp http, Catalogue catalogue, KieSettings settings, Clock clock) {
        var key = settings.webhookKey();
        return new KieVendor(
                KieApi.of(http, settings),
                catalogue,
                new KieCallback(key == null || key.isBlank() ? null : key.strip(), clock),
                new TaskAge(clock),
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
        if (wire.image() == null) {
            return create(key, wire, KieBody.of(wire, request, null, callbackAddress));
        }
        var upload = api.upload(key, request.photo(), request.attempt() + ".jpg");
        var photo = uploaded(upload);
        return photo.isEmpty()
                ? new Exchange<>(notUploaded(upload), trouble(upload), upload.raw())
                : create(key, wire, KieBody.of(wire, request, photo.get(), callbackAddress));
    }

    private static Optional<URI> uploaded(Reply reply) {
        if (!(reply instanceof Answered answered) || KieFailures.code(answered) != OK) {
            return Optional.empty();
        }
        return Stream.of("downloadUrl", "fileUrl")
                .flatMap(field -> Wires.firstAddress(answered.below("data").path(field)).stream())
                .findFirst();
    }

    /** Whatever happened to a file, no task exists. */
    private static SubmitAnswer notUploaded(Reply reply) {
        return switch (reply) {
            case NotSent _ -> new TryLater(AFTER_NOT_SENT);
            case Lost _ -> new TryLater(AFTER_UPLOAD_FAILED);
            case Answered answered ->
                switch (KieFailures.code(answered)) {
                    case 401, 402, 429 -> KieFailures.creation(answered);
                    case 400, 413, 415, 422 ->
                        new Refused(FailureReason.UNKNOWN, "kie.ai did not take the photo: " + answered.text("msg"));
                    default ->
                        new TryLater(answered.retryAfter() == null ? AFTER_UPLOAD_FAILED : answered.retryAfter());
                };
        };
    }

    private Exchange<SubmitAnswer> create(ApiKey key, Wire wire, JsonNode body) {
        var reply = api.create(key, body, isVeo(wire));
        var answer = switch (reply) {
            case NotSent _ -> new TryLater(AFTER_NOT_SENT);
            case Lost lost -> new Uncertain("No answer to a creation: " + firstLine(lost.raw()));
            case Answered answered -> created(answered);
        };
        return new Exchange<>(answer, trouble(answer), reply.raw());
    }

    private static SubmitAnswer created(Answered answered) {
        if (KieFailures.code(answered) != OK) {
            return KieFailures.creation(answered);
        }
        var data = answered.below("data");
        return Stream.of("taskId", "task_id", "recordId", "id")
                .map(field -> Wires.text(data.path(field)))
                .filter(id -> !id.isBlank())
                .findFirst()
                .<SubmitAnswer>map(Submitted::new)
                .orElseGet(() -> new Uncertain("kie.ai says success and names no task"));
    }

    @Override
    public Exchange<LookUpAnswer> find(ApiKey key, Task task) {
        var id = task.id();
        if (id == null) {
            return new Exchange<>(new LookUpAnswer.Unknown(), null, "not asked: kie.ai keeps no names of ours");
        }
        var model = catalogue.find(task.model());
        if (model.isEmpty()) {
            return new Exchange<>(new NoAnswer("The model left the catalogue: " + task.model()), null, "not asked");
        }
        var veo = isVeo(model.get().wired());
        var reply = api.record(key, id, veo);
        return switch (reply) {
            case NotSent(var raw) -> new Exchange<>(new NoAnswer(firstLine(raw)), null, raw);
            case Lost(var raw) -> new Exchange<>(new NoAnswer(firstLine(raw)), null, raw);
            case Answered answered -> {
                var guess = (IntSupplier)
                        () -> age.progress(task.attempt(), model.get().makingSeconds());
                var found = veo ? KieRecord.veo(answered, guess) : KieRecord.market(answered, guess);
                yield new Exchange<>(
                        found.orElseGet(() -> notShown(answered, task)),
                        KieFailures.trouble(answered).orElse(null),
                        answered.raw());
            }
        };
    }

    private LookUpAnswer notShown(Answered answered, Task task) {
        if (!KieFailures.saysNoSuchTask(answered)) {
            return KieFailures.lookUp(answered);
        }
        return age.mayBeTooYoung(task.attempt())
                ? new NoAnswer("kie.ai does not show the task yet")
                : new LookUpAnswer.Unknown();
    }

    @Override
    public Optional<Told> told(Map<String, String> headers, byte[] body) {
        return callback.read(headers, body);
    }

    @Override
    public boolean saysCredit() {
        return true;
    }

    @Override
    public Optional<Long> credit(ApiKey key) {
        return api.credit(key) instanceof Answered answered
                        && KieFailures.code(answered) == OK
                        && answered.below("data").isNumber()
                ? Optional.of((long) answered.below("data").asDouble())
                : Optional.empty();
    }

    private static boolean isVeo(Wire wire) {
        return wire.family() == Wire.Family.KIE_VEO;
    }

    private static @Nullable Trouble trouble(Reply reply) {
        return reply instanceof Answered answered
                ? KieFailures.trouble(answered).orElse(null)
                : null;
    }

    private static @Nullable Trouble trouble(SubmitAnswer answer) {
        return answer instanceof KeyTrouble against ? against.trouble() : null;
    }

    private static String firstLine(String raw) {
        return raw.lines().findFirst().orElse("");
    }
}
