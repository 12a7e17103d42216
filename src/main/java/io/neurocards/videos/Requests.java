package io.neurocards.videos;

import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.providers.Catalogue;
import io.neurocards.providers.GenerationRequest;
import io.neurocards.providers.Model;
import io.neurocards.providers.Providers;
import io.neurocards.providers.Task;
import io.neurocards.providers.VideoProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.util.FileSystemUtils;

/** Says to a provider what to make: the stored pictures as files, for as long as it is asked, and the words. */
final class Requests {

    private final VideoRows rows;
    private final Catalogue catalogue;
    private final Providers providers;
    private final MediaStore store;

    Requests(VideoRows rows, Catalogue catalogue, Providers providers, MediaStore store) {
        this.rows = rows;
        this.catalogue = catalogue;
        this.providers = providers;
        this.store = store;
    }

    VideoProvider provider(VideoJob job) {
        return providers.of(model(rows.orders().get(job.orderId())));
    }

    /** Returns the try's task, as its provider is asked for it. */
    Task task(VideoJob job, Attempt attempt) {
        return new Task(attempt.id(), rows.orders().get(job.orderId()).model(), attempt.task());
    }

    /** Returns what {@code ask} returns for the job's request, whose files are gone afterwards. */
    <T> T with(VideoJob job, Attempt attempt, Function<GenerationRequest, T> ask) throws IOException {
        var order = rows.orders().get(job.orderId());
        var folder = Files.createTempDirectory("neurocards-request-");
        try {
            var photo = copy(order.photoKey(), folder.resolve("photo.jpg"));
            var cutoutKey = order.cutoutKey();
            var cutout = cutoutKey == null ? null : copy(cutoutKey, folder.resolve("cutout.png"));
            return ask.apply(new GenerationRequest(
                    attempt.id(),
                    model(order),
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

    private Model model(VideoOrder order) {
        return catalogue
                .find(order.model())
                .orElseThrow(() -> new IllegalStateException("The model left the catalogue: model=" + order.model()));
    }

    private Path copy(MediaKey key, Path target) throws IOException {
        try (var content = store.open(key).contentFrom(0)) {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }
}
