package io.neurocards.providers.vendors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.env.Environment;

/**
 * The keys of one vendor that this process may use: those of its own settings.
 *
 * @param keys by account, in the order of the settings
 */
record KeyRing(String provider, List<ApiKey> keys) {

    /**
     * Reads {@code neurocards.providers.<provider>.keys}, or its {@code access-key} and {@code secret-key}, which are one key.
     *
     * @throws IllegalStateException when they can't be meant; the message shows no key
     */
    static KeyRing read(String provider, Environment environment) {
        var prefix = "neurocards.providers." + provider + ".";
        var listed = environment.getProperty(prefix + "keys", "").strip();
        var access = environment.getProperty(prefix + "access-key", "").strip();
        var secret = environment.getProperty(prefix + "secret-key", "").strip();
        if (!listed.isEmpty()) {
            return of(provider, listed);
        }
        if (access.isEmpty() != secret.isEmpty()) {
            throw new IllegalStateException("An access key and a secret key go together: " + prefix + "access-key, "
                    + prefix + "secret-key; one of them is not set");
        }
        return access.isEmpty() ? new KeyRing(provider, List.of()) : of(provider, access + ":" + secret);
    }

    static KeyRing of(String provider, String listed) {
        try {
            var keys = new ArrayList<ApiKey>();
            var accounts = KeyList.parse(listed).accounts();
            for (var number = 1; number <= accounts.size(); number++) {
                for (var secret : accounts.get(number - 1)) {
                    keys.add(new ApiKey(provider, number, KeyList.fingerprint(secret), secret));
                }
            }
            return new KeyRing(provider, List.copyOf(keys));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The keys can't be used: setting=neurocards.providers." + provider + ".keys, reason="
                            + e.getMessage(),
                    e);
        }
    }

    Optional<ApiKey> find(String fingerprint) {
        return keys.stream()
                .filter(key -> key.fingerprint().equals(fingerprint))
                .findFirst();
    }

    String[] fingerprints() {
        return keys.stream().map(ApiKey::fingerprint).toArray(String[]::new);
    }

    /** Returns every text that must never be shown, also the halves of a pair. */
    List<String> secrets() {
        var secrets = new ArrayList<String>();
        for (var key : keys) {
            secrets.add(key.secret());
            var colon = key.secret().indexOf(':');
            if (colon > 0) {
                secrets.add(key.secret().substring(colon + 1));
                secrets.add(key.secret().substring(0, colon));
            }
        }
        return secrets;
    }
}
