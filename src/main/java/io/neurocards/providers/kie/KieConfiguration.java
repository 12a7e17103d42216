package io.neurocards.providers.kie;

import io.neurocards.providers.Catalogue;
import io.neurocards.providers.proxies.Proxies;
import io.neurocards.providers.vendors.Vendor;
import io.neurocards.providers.wire.VendorHttp;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KieConfiguration {

    @Bean
    Vendor kieVendor(Proxies proxies, Catalogue catalogue, KieSettings settings, Clock clock) {
        return KieVendor.of(new VendorHttp(proxies, KieVendor.NAME, clock), catalogue, settings, clock);
    }
}
