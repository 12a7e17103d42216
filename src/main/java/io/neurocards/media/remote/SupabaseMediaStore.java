package io.neurocards.media.remote;

import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.media.StoredMedia;
import io.neurocards.media.remote.SupabaseStorage.Refused;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps objects in two closed buckets of Supabase Storage. */
final class SupabaseMediaStore implements MediaStore {

    private static final Logger log = LoggerFactory.getLogger(SupabaseMediaStore.class);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final JsonMapper TREES = JsonMapper.builder().build();
    private static final int NOT_FOUND = 404;
    private static final int PAGE = 1000;

    /** Above the project's limit for one file; a project that is restricted for its quota; a disk that is full. */
    private static final Set<Integer> NO_ROOM = Set.of(413, 402, 507);

    private final SupabaseStorage storage;
    private final Staging staging;

    SupabaseMediaStore(SupabaseStorage storage, Staging staging) {
        this.storage = storage;
        this.staging = staging;
    }

    /**
     * Makes the buckets that are missing; called once at start.
     *
     * @throws IOException when the key may not, or when a bucket is open to everybody: whoever guesses a name would see it
     */
    void prepare() throws IOException {
        for (var bucket : Bucket.values()) {
            try {
                var known = storage.told(storage.to("/bucket/" + bucket.text()).build());
                if (known.path("public").asBoolean(false)) {
                    throw new IOException("The bucket " + bucket.text()
                            + " is public, and photos of customers are not: make it private in Supabase");
                }
            } catch (Refused refusal) {
                if (refusal.status() != NOT_FOUND) {
                    throw refusal;
                }
                make(bucket);
            }
        }
    }

    private void make(Bucket bucket) throws IOException {
        var wish = TREES.createObjectNode().put("id", bucket.text()).put("name", bucket.text());
        storage.told(post("/bucket", wish.put("public", false)));
        log.info("A bucket was made in Supabase Storage: bucket={}", bucket.text());
    }

    @Override
    public long put(MediaKey key, InputStream content) throws IOException {
        return staging.through(content, file -> send(key, file));
    }

    @Override
    public long put(MediaKey key, Path file) throws IOException {
        send(key, file);
        return Files.size(file);
    }

    private void send(MediaKey key, Path file) throws IOException {
        var body = RequestBody.create(file.toFile(), MediaType.get(ContentTypes.of(key)));
        var request = storage.to("/object/" + key).header("x-upsert", "true").post(body);
        try {
            storage.answer(request.build()).close();
        } catch (Refused refusal) {
            if (NO_ROOM.contains(refusal.status())) {
                throw (ProblemException) new ProblemException(ProblemCode.STORAGE_FULL).initCause(refusal);
            }
            throw refusal;
        }
    }

    @Override
    public StoredMedia open(MediaKey key) throws IOException {
        var media = lookedUp(key);
        if (media == null) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
        return media;
    }

    @Override
    public boolean exists(MediaKey key) throws IOException {
        return lookedUp(key) != null;
    }

    /** One byte is asked for, as a refusal of a look-up without content could not say which it is. */
    private @Nullable StoredMedia lookedUp(MediaKey key) throws IOException {
        try (var response = storage.answer(download(key, "bytes=0-0"))) {
            return new Stored(key, size(response), modified(response));
        } catch (Refused refusal) {
            return switch (refusal.status()) {
                case NOT_FOUND -> null;
                case 416 -> new Stored(key, 0, empty(key));
                default -> throw refusal;
            };
        }
    }

    private Instant empty(MediaKey key) throws IOException {
        try (var response = storage.answer(download(key, null))) {
            return modified(response);
        }
    }

    private static long size(Response response) throws IOException {
        var range = response.header("Content-Range");
        var size = range == null ? response.header("Content-Length") : range.substring(range.indexOf('/') + 1);
        if (size == null || !size.matches("\\d{1,18}")) {
            throw new IOException("Supabase Storage did not say how large an object is");
        }
        return Long.parseLong(size);
    }

    private static Instant modified(Response response) throws IOException {
        var said = response.header("Last-Modified");
        if (said == null) {
            throw new IOException("Supabase Storage did not say how old an object is");
        }
        return ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    private Request download(MediaKey key, @Nullable String range) {
        var request = storage.to("/object/authenticated/" + key);
        return (range == null ? request : request.header("Range", range)).build();
    }

    @Override
    public boolean delete(MediaKey key) throws IOException {
        var names = TREES.createObjectNode();
        names.putArray("prefixes").add(key.path());
        var body = RequestBody.create(TREES.writeValueAsBytes(names), JSON);
        var request = storage.to("/object/" + key.bucket().text()).delete(body);
        return !storage.told(request.build()).isEmpty();
    }

    @Override
    public List<MediaKey> listOlderThan(Bucket bucket, Instant limit) throws IOException {
        return listed(bucket, "", limit);
    }

    @Override
    public List<MediaKey> listBelow(Bucket bucket, String folder) throws IOException {
        return listed(bucket, folder + "/", Instant.MAX);
    }

    private List<MediaKey> listed(Bucket bucket, String folder, Instant limit) throws IOException {
        var keys = new ArrayList<MediaKey>();
        collect(bucket, folder, limit, keys);
        keys.sort(Comparator.comparing(MediaKey::path));
        return keys;
    }

    /** Takes the pages of a folder one after the other; an entry without an id is a folder of its own. */
    private void collect(Bucket bucket, String folder, Instant limit, List<MediaKey> keys) throws IOException {
        for (var offset = 0; ; offset += PAGE) {
            var wish = TREES.createObjectNode()
                    .put("prefix", folder)
                    .put("limit", PAGE)
                    .put("offset", offset);
            wish.putObject("sortBy").put("column", "name").put("order", "asc");
            var page = storage.told(post("/object/list/" + bucket.text(), wish));
            for (var entry : page) {
                var path = folder + entry.path("name").asString("");
                if (entry.path("id").isNull()) {
                    collect(bucket, path + "/", limit, keys);
                } else if (MediaKey.isValid(path)
                        && isOlder(entry.path("updated_at").asString(""), limit)) {
                    keys.add(new MediaKey(bucket, path));
                }
            }
            if (page.size() < PAGE) {
                return;
            }
        }
    }

    private static boolean isOlder(String moment, Instant limit) {
        return OffsetDateTime.parse(moment).toInstant().isBefore(limit);
    }

    @Override
    public void check() throws IOException {
        for (var bucket : Bucket.values()) {
            storage.told(storage.to("/bucket/" + bucket.text()).build());
        }
    }

    @Override
    public int removeUnfinishedBefore(Instant limit) throws IOException {
        return staging.removeBefore(limit);
    }

    private Request post(String path, ObjectNode wish) {
        return storage.to(path)
                .post(RequestBody.create(TREES.writeValueAsBytes(wish), JSON))
                .build();
    }

    private final class Stored implements StoredMedia {

        private final MediaKey key;
        private final long size;
        private final Instant modified;

        Stored(MediaKey key, long size, Instant modified) {
            this.key = key;
            this.size = size;
            this.modified = modified;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public Instant modified() {
            return modified;
        }

        @Override
        public InputStream contentFrom(long offset) throws IOException {
            if (offset >= size) {
                return InputStream.nullInputStream();
            }
            var response = storage.answer(download(key, offset == 0 ? null : "bytes=" + offset + "-"));
            var content = response.body().byteStream();
            if (offset > 0 && response.code() != 206) {
                content.skipNBytes(offset);
            }
            return new Content(content, response);
        }
    }

    /** Closes the connection along with the stream. */
    private static final class Content extends FilterInputStream {

        private final Response response;

        Content(InputStream content, Response response) {
            super(content);
            this.response = response;
        }

        @Override
        public void close() {
            response.close();
        }
    }
}
