package io.neurocards.media.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files kept at a server that speaks S3 are there whole or not at all. */
class S3DepotTest {

    private static final int LARGE = (16 << 20) + 12_345;

    @TempDir
    private static Path folder;

    private static S3Server server;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start(folder);
        var settings = settings(S3Server.SECRET_KEY);
        try (var client = Stores.client(settings)) {
            client.createBucket(request -> request.bucket("backups"));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void small_and_large_files_come_back_and_are_seen_when_they_are_finished() throws IOException {
        try (var depot = TestDepots.with(settings(S3Server.SECRET_KEY)).open("s3://backups/studio")) {
            for (var length : new int[] {0, 100, LARGE}) {
                var bytes = new byte[length];
                new Random(length).nextBytes(bytes);
                var name = "media/file-" + length;
                try (var file = depot.begin(name)) {
                    file.write(bytes);
                    assertThat(depot.list("media")).extracting(KeptFile::name).doesNotContain(name);
                    file.finish();
                }
                try (var back = depot.open(name)) {
                    assertThat(back.readAllBytes()).isEqualTo(bytes);
                }
                assertThat(depot.list("media")).contains(new KeptFile(name, length));
            }
            assertThat(depot.list("")).isEmpty();
            depot.delete("media/file-100");
            assertThatExceptionOfType(FileNotFoundException.class).isThrownBy(() -> depot.open("media/file-100"));
        }
    }

    @Test
    void one_that_is_given_up_is_never_seen() throws IOException {
        try (var depot = TestDepots.with(settings(S3Server.SECRET_KEY)).open("s3://backups/given-up/")) {
            try (var file = depot.begin("large")) {
                file.write(new byte[LARGE]);
            }
            assertThat(depot.list("")).isEmpty();
            assertThat(depot.sweep()).isZero();
        }
    }

    @Test
    void a_wrong_key_and_a_wrong_address_are_said_without_the_key() throws IOException {
        try (var depot = TestDepots.with(settings("another-secret")).open("s3://backups")) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> depot.list(""))
                    .withMessageContaining("status=403")
                    .withMessageNotContaining("another-secret");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestDepots.folders().open("s3://backups"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestDepots.folders().open("ftp://backups"));
    }

    private static RemoteSettings.S3 settings(String secret) {
        return new RemoteSettings.S3(server.address().toString(), "us-east-1", S3Server.ACCESS_KEY, secret, "");
    }
}
