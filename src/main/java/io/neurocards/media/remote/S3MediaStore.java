package io.neurocards.media.remote;

import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.media.StoredMedia;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Keeps objects in two buckets of a server that speaks S3; the client repeats what may pass by itself. */
final class S3MediaStore implements MediaStore, AutoCloseable {

    private static final int NOT_FOUND = 404;
    private static final Set<String> NO_ROOM = Set.of(
            "QuotaExceeded",
            "XMinioStorageFull",
            "XMinioAdminBucketQuotaExceeded",
            "InsufficientCapacity",
            "EntityTooLarge");
    private static final Set<Integer> NO_ROOM_BY_STATUS = Set.of(413, 507);

    private final S3Client client;
    private final String prefix;
    private final Staging staging;

    S3MediaStore(S3Client client, String prefix, Staging staging) {
        this.client = client;
        this.prefix = prefix;
        this.staging = staging;
    }

    /** Makes the buckets that are missing; called once at start, so that a wrong key stops the start and not a customer. */
    void prepare() throws IOException {
        for (var bucket : Bucket.values()) {
            var name = nameOf(bucket);
            if (found(() -> client.headBucket(request -> request.bucket(name))) == null) {
                asked(() -> client.createBucket(request -> request.bucket(name)));
            }
        }
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
        asked(() -> client.putObject(
                request -> request.bucket(nameOf(key.bucket())).key(key.path()).contentType(ContentTypes.of(key)),
                RequestBody.fromFile(file)));
    }

    @Override
    public StoredMedia open(MediaKey key) throws IOException {
        var head = head(key);
        if (head == null) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
        return new Stored(key, head.contentLength(), head.lastModified());
    }

    @Override
    public boolean exists(MediaKey key) throws IOException {
        return head(key) != null;
    }

    @Override
    public boolean delete(MediaKey key) throws IOException {
        if (!exists(key)) {
            return false;
        }
        asked(() -> client.deleteObject(
                request -> request.bucket(nameOf(key.bucket())).key(key.path())));
        return true;
    }

    @Override
    public List<MediaKey> listOlderThan(Bucket bucket, Instant limit) throws IOException {
        return listed(bucket, "", limit);
    }

    @Override
    public List<MediaKey> listBelow(Bucket bucket, String folder) throws IOException {
        return listed(bucket, folder + "/", Instant.MAX);
    }

    private List<MediaKey> listed(Bucket bucket, String start, Instant limit) throws IOException {
        return asked(() ->
                client
                        .listObjectsV2Paginator(
                                request -> request.bucket(nameOf(bucket)).prefix(start))
                        .contents()
                        .stream()
                        .filter(object -> object.lastModified().isBefore(limit))
                        .map(S3Object::key)
                        .filter(MediaKey::isValid)
                        .sorted()
                        .map(path -> new MediaKey(bucket, path))
                        .toList());
    }

    @Override
    public void check() throws IOException {
        for (var bucket : Bucket.values()) {
            asked(() -> client.headBucket(request -> request.bucket(nameOf(bucket))));
        }
    }

    @Override
    public int removeUnfinishedBefore(Instant limit) throws IOException {
        return staging.removeBefore(limit);
    }

    @Override
    public void close() {
        client.close();
    }

    private @Nullable HeadObjectResponse head(MediaKey key) throws IOException {
        return found(() -> client.headObject(
                request -> request.bucket(nameOf(key.bucket())).key(key.path())));
    }

    private String nameOf(Bucket bucket) {
        return prefix + bucket.text();
    }

    private static <T> @Nullable T found(Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            if (e.statusCode() == NOT_FOUND) {
                return null;
            }
            throw failed(e);
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    private static <T> T asked(Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    private static IOException failed(SdkException failure) {
        if (!(failure instanceof AwsServiceException service)) {
            return new IOException("The S3 store could not be asked: " + failure.getMessage(), failure);
        }
        var details = service.awsErrorDetails();
        var code = details == null ? "" : String.valueOf(details.errorCode());
        if (NO_ROOM.contains(code) || NO_ROOM_BY_STATUS.contains(service.statusCode())) {
            var problem = new ProblemException(ProblemCode.STORAGE_FULL);
            problem.initCause(failure);
            throw problem;
        }
        return new IOException("The S3 store refused: status=" + service.statusCode() + ", code=" + code, failure);
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
            return asked(() -> client.getObject(request -> request.bucket(nameOf(key.bucket()))
                    .key(key.path())
                    .range(offset == 0 ? null : "bytes=" + offset + "-")));
        }
    }
}
