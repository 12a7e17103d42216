package io.neurocards.videos;

import io.neurocards.jobs.JobStep;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.providers.Catalogue;
import io.neurocards.providers.GenerationRequest;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.Model;
import io.neurocards.providers.Providers;
import io.neurocards.providers.VideoProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.util.FileSystemUtils;

/** Says to a provider what to make: the stored pictures as files, for as long as it is asked, and the words. */
final class Requests {

    private final VideoRows rows;
    private final Catalogue catalogue;
    private final Providers providers;
    private final MediaStore store;
    private final UprightPhotos uprightPhotos;

    Requests(VideoRows rows, Catalogue catalogue, Providers providers, MediaStore store) {
        this.rows = rows;
        this.catalogue = catalogue;
        this.providers = providers;
        this.store = store;
        this.uprightPhotos = new UprightPhotos(store);
    }

    /** Returns the model that makes this job's clip: the one that was ordered, or the one that stands in for it. */
    Model model(VideoJob job) {
        var id = job.model() == null ? rows.orders().get(job.orderId()).model() : job.model();
        return catalogue
                .find(id)
                .orElseThrow(() -> new IllegalStateException("The model left the catalogue: model=" + id));
    }

    VideoProvider provider(Model model) {
        return providers.of(model);
    }

    /** Returns who was asked in this try; nobody when this installation does not know that provider any more. */
    Optional<VideoProvider> provider(Attempt attempt) {
        return providers.named(attempt.provider());
    }

    boolean isRepeatable(Attempt attempt) {
        return provider(attempt).map(VideoProvider::isRepeatable).orElse(false);
    }

    /** Returns the way to a job's next run: in this process, where only this one has what the try has made. */
    JobStep goOn(Attempt attempt, Duration after) {
        return isRepeatable(attempt) ? JobStep.here(after) : JobStep.again(after);
    }

    LookUpAnswer lookUp(Attempt attempt) {
        return provider(attempt)
                .map(provider -> provider.lookUp(attempt.asTask()))
                .orElseGet(() -> new LookUpAnswer.NoAnswer("There is no access to " + attempt.provider()));
    }

    /** Returns whether a vendor is paid for this job's clips, and a model of theirs makes them. */
    boolean isPaid(VideoJob job) {
        return !provider(model(job)).isRepeatable();
    }

    /** Takes the model off sale, because its provider does not offer it. */
    void pause(Model model, String message) {
        catalogue.pause(model, message);
    }

    /** Returns the model that makes this job's clip as it was ordered when {@code model} can not be had. */
    Optional<Model> substituteFor(VideoJob job, Model model) {
        var seconds = rows.orders().get(job.orderId()).seconds();
        var prompt = Objects.requireNonNull(job.finalPrompt());
        return catalogue.substitutesFor(model).stream()
                .filter(other -> providers.has(other)
                        && other.seconds().allow(seconds)
                        && prompt.codePointCount(0, prompt.length()) <= other.promptLimit())
                .findFirst();
    }

    /** Returns what {@code ask} returns for the job's request, whose files are gone afterwards. */
    <T> T with(VideoJob job, Attempt attempt, Function<GenerationRequest, T> ask) throws IOException {
        var order = rows.orders().get(job.orderId());
        var folder = Files.createTempDirectory("neurocards-request-");
        try {
            var original = copy(order.photoKey(), folder.resolve("photo.jpg"));
            var cutoutKey = order.cutoutKey();
            var cutout = cutoutKey == null ? null : copy(cutoutKey, folder.resolve("cutout.png"));
            var photo = isPaid(job)
                    ? uprightPhotos.of(order.photoKey(), original, cutout, folder.resolve("upright.jpg"))
                    : original;
            return ask.apply(new GenerationRequest(
                    attempt.id(),
                    model(job),
                    photo,
                    cutout,
                    order.template().text(),
                    Objects.requireNonNull(job.finalPrompt()),
                    order.direction(),
                    order.seconds(),
                    job.seed(),
                    job.variant()));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private Path copy(MediaKey key, Path target) throws IOException {
        try (var content = store.open(key).contentFrom(0)) {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }
}
