package io.neurocards.sandbox.providers.clips;

import io.neurocards.sandbox.providers.clips.Photos.Photo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the picture that a task names: among those sent, or by fetching it, once. Thread-safe. */
public final class PhotoSource {

    private static final Logger log = LoggerFactory.getLogger(PhotoSource.class);
    private static final int LARGEST = 30 * 1024 * 1024;
    private static final int REMEMBERED = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Photos photos;
    private final boolean usesPhotos;
    private final Map<String, String> namesByAddress = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();

    /**
     * Takes the kept pictures.
     *
     * @param usesPhotos false to find none, so that all clips of one length are one file
     */
    public PhotoSource(Photos photos, boolean usesPhotos) {
        this.photos = photos;
        this.usesPhotos = usesPhotos;
    }

    /** Fetches what a task names in the background, while its address is still good. */
    public void prepare(String nameOrAddress) {
        if (usesPhotos && nameOrAddress.startsWith("http")) {
            Thread.ofVirtual().name("sandbox-photo").start(() -> {
                try {
                    photo(nameOrAddress);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    /** Returns the picture; nothing when it can't be had. */
    public Optional<Photo> photo(String nameOrAddress) throws InterruptedException {
        if (!usesPhotos || nameOrAddress.isEmpty()) {
            return Optional.empty();
        }
        var own = photos.find(nameOrAddress.substring(nameOrAddress.lastIndexOf('/') + 1));
        if (own.isPresent() || !nameOrAddress.startsWith("http")) {
            return own;
        }
        synchronized (this) {
            var known = namesByAddress.get(nameOrAddress);
            if (known != null) {
                return photos.find(known);
            }
        }
        return fetched(nameOrAddress);
    }

    private Optional<Photo> fetched(String address) throws InterruptedException {
        try {
            var photo = fetch(address);
            synchronized (this) {
                photo.ifPresent(known -> namesByAddress.put(address, known.name()));
                if (namesByAddress.size() > REMEMBERED) {
                    namesByAddress.remove(namesByAddress.keySet().iterator().next());
                }
            }
            return photo;
        } catch (IOException | IllegalArgumentException e) {
            log.info("Sandbox could not fetch a photo: reason={}; its clip shows a test picture", e.toString());
            return Optional.empty();
        }
    }

    /** Keeps what is at an address; nothing when it is no picture. */
    public Optional<Photo> fetch(String address) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
        var answer = client.send(request, BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            var content = body.readNBytes(LARGEST + 1);
            return answer.statusCode() == 200 && content.length <= LARGEST ? photos.keep(content) : Optional.empty();
        }
    }
}
