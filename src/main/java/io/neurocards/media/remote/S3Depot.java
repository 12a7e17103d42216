package io.neurocards.media.remote;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Files of a bucket whose keys begin alike. The bucket is the operator's, and is not made here. */
final class S3Depot implements Depot {

    private static final int NOT_FOUND = 404;
    private static final Duration DEAD = Duration.ofHours(24);

    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final Clock clock;

    /** @param prefix empty, or with a slash at its end */
    S3Depot(S3Client client, String bucket, String prefix, Clock clock) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
        this.clock = clock;
    }

    @Override
    public UnfinishedFile begin(String name) {
        return new S3Upload(client, bucket, prefix + name);
    }

    @Override
    public InputStream open(String name) throws IOException {
        try {
            return client.getObject(request -> request.bucket(bucket).key(prefix + name));
        } catch (AwsServiceException e) {
            if (e.statusCode() == NOT_FOUND) {
                throw new FileNotFoundException("There is no " + name);
            }
            throw failed(e);
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    @Override
    public List<KeptFile> list(String folder) throws IOException {
        var start = folder.isEmpty() ? prefix : prefix + folder + "/";
        return asked(() ->
                client
                        .listObjectsV2Paginator(
                                request -> request.bucket(bucket).prefix(start).delimiter("/"))
                        .contents()
                        .stream()
                        .map(object -> new KeptFile(object.key().substring(prefix.length()), object.size()))
                        .sorted(Comparator.comparing(KeptFile::name))
                        .toList());
    }

    @Override
    public void delete(String name) throws IOException {
        asked(() -> client.deleteObject(request -> request.bucket(bucket).key(prefix + name)));
    }

    /** Calls off uploads that were begun a day ago: nobody can tell from here whether their writer lives. */
    @Override
    public int sweep() throws IOException {
        var limit = clock.instant().minus(DEAD);
        var dead = asked(() ->
                client.listMultipartUploads(request -> request.bucket(bucket).prefix(prefix)).uploads().stream()
                        .filter(upload -> upload.initiated().isBefore(limit))
                        .toList());
        for (var upload : dead) {
            asked(() -> client.abortMultipartUpload(
                    request -> request.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
        }
        return dead.size();
    }

    @Override
    public void close() {
        client.close();
    }

    static <T> T asked(Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    private static IOException failed(SdkException failure) {
        if (!(failure instanceof AwsServiceException service)) {
            return new IOException("The S3 server could not be asked: " + failure.getMessage(), failure);
        }
        var details = service.awsErrorDetails();
        var code = details == null ? "" : String.valueOf(details.errorCode());
        return new IOException("The S3 server refused: status=" + service.statusCode() + ", code=" + code, failure);
    }
}
