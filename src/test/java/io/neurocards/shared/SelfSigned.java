package io.neurocards.shared;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates that servers of tests make for themselves, by keytool. */
public final class SelfSigned {

    private static final String PASSWORD = "only-for-tests";

    private SelfSigned() {}

    /** Returns what shows a certificate for that name, good for so many days from an hour ago, and trusts it and no other. */
    public static SSLContext context(Path file, int days, String name) throws Exception {
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "site",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-startdate",
                        "-1H",
                        "-validity",
                        String.valueOf(days),
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        if (made.waitFor() != 0) {
            throw new IllegalStateException("keytool ended with " + made.exitValue());
        }
        var store = KeyStore.getInstance("PKCS12");
        try (var content = Files.newInputStream(file)) {
            store.load(content, PASSWORD.toCharArray());
        }
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("site", store.getCertificate("site"));
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
