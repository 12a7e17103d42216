package io.neurocards.providers.fetch;

import io.neurocards.providers.fetch.GuardedDns.ForbiddenAddressException;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Calls to addresses that somebody from outside has named: by https, to public addresses, and no redirect is followed. */
public final class OutsideCalls {

    private final OkHttpClient guarded;
    private final OkHttpClient open;
    private final Addresses addresses;

    OutsideCalls(OkHttpClient guarded, OkHttpClient open, Addresses addresses) {
        this.guarded = guarded;
        this.open = open;
        this.addresses = addresses;
    }

    /** Returns what is wrong with {@code address}, before anything is resolved; null when it may be called. */
    public @Nullable String complaint(String address) {
        var url = HttpUrl.parse(address);
        return url == null ? "not an https address" : addresses.complaint(url);
    }

    /** Returns the call; executing it fails with {@link #isForbidden} when the name leads to an address that is not public. */
    public Call call(Request request) {
        return (addresses.isExempt(request.url()) ? open : guarded).newCall(request);
    }

    /** Returns whether a call failed because its address is not public. */
    public static boolean isForbidden(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ForbiddenAddressException) {
                return true;
            }
        }
        return false;
    }

    /** Returns scheme, host and, where it is not the usual one, port. */
    public static String origin(String address) {
        var url = HttpUrl.get(address);
        var usual = url.port() == HttpUrl.defaultPort(url.scheme());
        return url.scheme() + "://" + (url.host().contains(":") ? "[" + url.host() + "]" : url.host())
                + (usual ? "" : ":" + url.port());
    }
}
