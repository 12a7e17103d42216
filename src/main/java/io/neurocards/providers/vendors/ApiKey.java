package io.neurocards.providers.vendors;

/**
 * A key to a vendor's account. Its secret appears in requests to the vendor and nowhere else.
 *
 * @param account which account of this installation it belongs to, counted from 1
 * @param fingerprint a short name that tells keys apart and can't be turned back
 */
public record ApiKey(String provider, int account, String fingerprint, String secret) {

    @Override
    public String toString() {
        return provider + "/" + account + "/" + fingerprint;
    }
}
