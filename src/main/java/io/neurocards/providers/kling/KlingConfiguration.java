package io.neurocards.providers.kling;

import io.neurocards.providers.Catalogue;
import io.neurocards.providers.proxies.Proxies;
import io.neurocards.providers.vendors.Vendor;
import io.neurocards.providers.wire.VendorHttp;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KlingConfiguration {

    @Bean
    Vendor klingVendor(Proxies proxies, Catalogue catalogue, KlingSettings settings, Clock clock) {
        return KlingVendor.of(new VendorHttp(proxies, KlingVendor.NAME, clock), catalogue, settings, clock);
    }
}
