package io.neurocards.providers.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Resolves names for connections that may only go to public addresses. It is asked for each connection and its answer is what
 * is connected to, so that no later answer can lead elsewhere. One address that is not public refuses the name.
 */
record GuardedDns(Dns dns) implements Dns {

    /** The name leads where nothing is to be fetched from. */
    static final class ForbiddenAddressException extends UnknownHostException {
        ForbiddenAddressException() {
            super("not a public address");
        }
    }

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        var addresses = dns.lookup(hostname);
        if (addresses.stream().allMatch(PublicAddress::is)) {
            return addresses;
        }
        throw new ForbiddenAddressException();
    }
}
