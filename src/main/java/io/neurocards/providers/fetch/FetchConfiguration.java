package io.neurocards.providers.fetch;

import io.neurocards.providers.proxies.Proxies;
import java.time.Clock;
import java.time.Duration;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FetchConfiguration {

    private static final Duration CONNECTING = Duration.ofSeconds(10);

    @Bean
    ClipFetch clipFetch(FetchSettings settings, Proxies proxies, Clock clock) {
        return clipFetch(settings, proxies, Dns.SYSTEM, clock);
    }

    /** A message takes no longer than a connection does. */
    @Bean
    OutsideCalls outsideCalls(FetchSettings settings, Proxies proxies) {
        return outsideCalls(settings, proxies, Dns.SYSTEM);
    }

    static OutsideCalls outsideCalls(FetchSettings settings, Proxies proxies, Dns dns) {
        var base = new OkHttpClient.Builder()
                .connectTimeout(CONNECTING)
                .callTimeout(settings.silence())
                .followRedirects(false)
                .followSslRedirects(false)
                .dns(dns)
                .build();
        var guarded = base.newBuilder().dns(new GuardedDns(dns)).build();
        return new OutsideCalls(
                proxies.client("fetch", guarded), proxies.client("fetch", base), Addresses.of(settings.allowedHosts()));
    }

    static ClipFetch clipFetch(FetchSettings settings, Proxies proxies, Dns dns, Clock clock) {
        var base = new OkHttpClient.Builder()
                .connectTimeout(CONNECTING)
                .readTimeout(settings.silence())
                .followRedirects(false)
                .followSslRedirects(false)
                .dns(dns)
                .build();
        var guarded = base.newBuilder().dns(new GuardedDns(dns)).build();
        return new ClipFetch(proxies.client("fetch", guarded), proxies.client("fetch", base), settings, clock);
    }
}
