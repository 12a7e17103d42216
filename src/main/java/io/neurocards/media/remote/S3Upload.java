package io.neurocards.media.remote;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** One object, sent in parts of 16 MB, of which a server takes 10,000; a smaller one at once. Seen when it is completed. */
final class S3Upload extends UnfinishedFile {

    private static final int PART = 16 << 20;

    private final S3Client client;
    private final String bucket;
    private final String key;
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] waiting = new byte[1 << 16];
    private int length;
    private @Nullable String upload;

    S3Upload(S3Client client, String bucket, String key) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        var done = 0;
        while (done < count) {
            if (length == PART) {
                send();
            }
            var part = Math.min(count - done, PART - length);
            if (waiting.length < length + part) {
                waiting = Arrays.copyOf(waiting, Math.min(PART, Math.max(2 * waiting.length, length + part)));
            }
            System.arraycopy(bytes, offset + done, waiting, length, part);
            length += part;
            done += part;
        }
    }

    private void send() throws IOException {
        var id = begun();
        var number = parts.size() + 1;
        var answer = S3Depot.asked(() -> client.uploadPart(
                request -> request.bucket(bucket).key(key).uploadId(id).partNumber(number), body()));
        parts.add(CompletedPart.builder().partNumber(number).eTag(answer.eTag()).build());
        length = 0;
    }

    private RequestBody body() {
        return RequestBody.fromBytes(Arrays.copyOf(waiting, length));
    }

    private String begun() throws IOException {
        var known = upload;
        if (known == null) {
            known = S3Depot.asked(() -> client.createMultipartUpload(
                            request -> request.bucket(bucket).key(key)))
                    .uploadId();
            upload = known;
        }
        return known;
    }

    @Override
    public void finish() throws IOException {
        var id = upload;
        if (id == null) {
            S3Depot.asked(
                    () -> client.putObject(request -> request.bucket(bucket).key(key), body()));
            return;
        }
        if (length > 0) {
            send();
        }
        S3Depot.asked(() -> client.completeMultipartUpload(
                request -> request.bucket(bucket).key(key).uploadId(id).multipartUpload(all -> all.parts(parts))));
        upload = null;
    }

    @Override
    public void close() throws IOException {
        var id = upload;
        upload = null;
        if (id != null) {
            S3Depot.asked(() -> client.abortMultipartUpload(
                    request -> request.bucket(bucket).key(key).uploadId(id)));
        }
    }
}
