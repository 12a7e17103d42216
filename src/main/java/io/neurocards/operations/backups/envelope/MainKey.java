package io.neurocards.operations.backups.envelope;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The key behind all files of a place: a key for each file is made from it. Its text shows none of it. */
public final class MainKey {

    static final int ID_BYTES = 8;

    private static final int KEY_BYTES = 32;
    private static final String MAC = "HmacSHA256";

    private final KeyOrigin origin;
    private final byte[] bytes;
    private final byte[] scryptSalt;

    private MainKey(KeyOrigin origin, byte[] bytes, byte[] scryptSalt) {
        this.origin = origin;
        this.bytes = bytes.clone();
        this.scryptSalt = scryptSalt.clone();
    }

    static MainKey none() {
        return new MainKey(KeyOrigin.NONE, new byte[0], new byte[Header.SALT_BYTES]);
    }

    static MainKey of(byte[] key) {
        return new MainKey(KeyOrigin.KEY, key, new byte[Header.SALT_BYTES]);
    }

    static MainKey ofPassphrase(byte[] key, byte[] scryptSalt) {
        return new MainKey(KeyOrigin.PASSPHRASE, key, scryptSalt);
    }

    KeyOrigin origin() {
        return origin;
    }

    boolean isThere() {
        return origin != KeyOrigin.NONE;
    }

    byte[] scryptSalt() {
        return scryptSalt.clone();
    }

    /** Returns what tells this key from others and nothing about it; zeros for none. */
    byte[] id() {
        var id = new byte[ID_BYTES];
        if (isThere()) {
            System.arraycopy(mac("neurocards backup key id".getBytes(StandardCharsets.UTF_8)), 0, id, 0, ID_BYTES);
        }
        return id;
    }

    SecretKeySpec ofFile(byte[] salt) {
        try {
            var info = "neurocards backup 1".getBytes(StandardCharsets.UTF_8);
            var derived = KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(bytes)
                            .addSalt(salt)
                            .thenExpand(info, KEY_BYTES));
            return new SecretKeySpec(derived, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform has no HKDF", e);
        }
    }

    /** Returns the name of a file by what is in it, which tells it to nobody without the key. */
    public String nameOf(String sha256) {
        if (!isThere()) {
            return sha256;
        }
        return HexFormat.of().formatHex(mac(HexFormat.of().parseHex(sha256)));
    }

    private byte[] mac(byte[] what) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(bytes, MAC));
            return mac.doFinal(what);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + MAC, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MainKey key && MessageDigest.isEqual(key.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return origin.hashCode();
    }

    @Override
    public String toString() {
        return "MainKey[" + HexFormat.of().formatHex(id()) + "]";
    }
}
