package io.neurocards.operations.backups.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What was sealed comes back, and nothing else does. */
class SealedFileTest {

    private static final String HEX = "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef";
    private static final BackupKey KEY = BackupKey.of(HEX);
    private static final List<Integer> LENGTHS = List.of(0, 1, 65_535, 65_536, 65_537, 131_072, 200_000);

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void every_length_comes_back_with_a_key_a_passphrase_and_without() throws IOException {
        for (var key : List.of(KEY, BackupKey.ofPassphrase("correct horse battery"), BackupKey.none())) {
            for (var length : LENGTHS) {
                var plain = bytes(length);
                assertThat(opened(sealed(plain, key), key))
                        .as(key + " " + length)
                        .isEqualTo(plain);
            }
        }
    }

    @Test
    void one_changed_byte_anywhere_is_found() throws IOException {
        for (var key : List.of(KEY, BackupKey.none())) {
            var sealed = sealed(bytes(150_000), key);
            var positions = Stream.concat(
                    Stream.iterate(0, at -> at + 1).limit(70), // the header, and what follows it
                    random.ints(300, 0, sealed.length).boxed());
            positions.forEach(at -> {
                var changed = sealed.clone();
                changed[at] ^= (byte) (1 << random.nextInt(8));
                assertThatExceptionOfType(DamagedBackupException.class)
                        .as("seed " + seed + ", byte " + at)
                        .isThrownBy(() -> opened(changed, key));
            });
        }
    }

    @Test
    void what_is_cut_off_or_continued_or_put_in_another_order_is_found() throws IOException {
        for (var key : List.of(KEY, BackupKey.none())) {
            var sealed = sealed(bytes(3 * 65_536), key);
            var chunk = 65_536 + 16;
            for (var length : List.of(0, 10, 64, 70, 64 + 15, 64 + chunk, 64 + 2 * chunk, sealed.length - 1)) {
                refused(Arrays.copyOf(sealed, length), key);
            }
            refused(Arrays.copyOf(sealed, sealed.length + 1), key);
            var exchanged = sealed.clone();
            System.arraycopy(sealed, 64, exchanged, 64 + chunk, chunk);
            System.arraycopy(sealed, 64 + chunk, exchanged, 64, chunk);
            refused(exchanged, key);
        }
    }

    @Test
    void another_key_and_none_are_said() throws IOException {
        var sealed = sealed(bytes(10), KEY);

        assertThatExceptionOfType(DamagedBackupException.class)
                .isThrownBy(() -> opened(sealed, BackupKey.of(BackupKey.random())))
                .withMessageContaining("another key");
        assertThatExceptionOfType(DamagedBackupException.class)
                .isThrownBy(() -> opened(sealed, BackupKey.none()))
                .withMessageContaining("no key is set");
        var passphrase = sealed(bytes(10), BackupKey.ofPassphrase("correct horse battery"));
        assertThatExceptionOfType(DamagedBackupException.class)
                .isThrownBy(() -> opened(passphrase, BackupKey.ofPassphrase("correct horse batterz")))
                .withMessageContaining("another key");
    }

    @Test
    void a_key_is_32_bytes_and_is_never_repeated() throws IOException {
        var base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(HEX));
        assertThat(opened(sealed(bytes(5), KEY), BackupKey.of(base64))).hasSize(5);
        assertThat(BackupKey.random()).matches("[0-9a-f]{64}").isNotEqualTo(BackupKey.random());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BackupKey.of("secret-and-too-short"))
                .withMessageNotContaining("secret-and");
        assertThatIllegalArgumentException().isThrownBy(() -> BackupKey.ofPassphrase("short"));
        assertThat(KEY.toString() + KEY.main(new byte[0])).doesNotContain(HEX.substring(0, 8));
    }

    /** By the description in docs/backup.md, with nothing of ours. */
    @Test
    void another_program_reads_it_by_its_description() throws Exception {
        var plain = bytes(100);
        var file = sealed(plain, KEY);
        var main = HexFormat.of().parseHex(HEX);

        var fileKey = hmac(
                hmac(Arrays.copyOfRange(file, 44, 60), main),
                "neurocards backup 1\u0001".getBytes(StandardCharsets.UTF_8));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        var nonce = new byte[12];
        nonce[11] = 1;
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(fileKey, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(file, 0, 64);

        assertThat(cipher.doFinal(file, 64, file.length - 64)).isEqualTo(plain);
        assertThat(Arrays.copyOfRange(file, 20, 28))
                .isEqualTo(Arrays.copyOf(hmac(main, "neurocards backup key id".getBytes(StandardCharsets.UTF_8)), 8));
    }

    private static byte[] hmac(byte[] key, byte[] what) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(what);
    }

    private static void refused(byte[] sealed, BackupKey key) {
        assertThatExceptionOfType(DamagedBackupException.class)
                .as("length " + sealed.length)
                .isThrownBy(() -> opened(sealed, key));
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] sealed(byte[] plain, BackupKey key) throws IOException {
        var file = new ByteArrayOutputStream();
        try (var out = new SealedOutput(file, key.main(BackupKey.randomSalt()))) {
            out.write(plain);
        }
        return file.toByteArray();
    }

    private static byte[] opened(byte[] sealed, BackupKey key) throws IOException {
        try (var in = new SealedInput(new ByteArrayInputStream(sealed), key)) {
            return in.readAllBytes();
        }
    }
}
