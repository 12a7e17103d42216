package io.neurocards.web.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Measures how many open pages this process keeps told. */
@Component
final class FeedMeter {

    FeedMeter(VideoFeed feed, MeterRegistry registry) {
        Gauge.builder("neurocards_sse_clients", feed, VideoFeed::open).register(registry);
    }
}
