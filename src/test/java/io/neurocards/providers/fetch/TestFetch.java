package io.neurocards.providers.fetch;

import io.neurocards.providers.proxies.TestProxies;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import okhttp3.Dns;
import org.springframework.util.unit.DataSize;

/** The way clips are fetched, in tests. */
public final class TestFetch {

    private TestFetch() {}

    /** Returns the way to addresses that somebody named, by the names that {@code dns} knows. */
    public static OutsideCalls outside(Dns dns) {
        var settings =
                new FetchSettings(Set.of(), DataSize.ofMegabytes(50), Duration.ofSeconds(60), Duration.ofSeconds(20));
        return FetchConfiguration.outsideCalls(settings, TestProxies.none(), dns);
    }

    /** Returns one that may also fetch from these hosts, each {@code host:port}. */
    public static ClipFetch from(String... hosts) {
        var settings = new FetchSettings(
                Set.of(hosts), DataSize.ofMegabytes(50), Duration.ofSeconds(60), Duration.ofSeconds(20));
        return FetchConfiguration.clipFetch(settings, TestProxies.none(), Dns.SYSTEM, Clock.systemUTC());
    }
}
