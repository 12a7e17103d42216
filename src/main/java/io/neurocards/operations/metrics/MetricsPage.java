package io.neurocards.operations.metrics;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.neurocards.database.Undecided;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Writes down all that is measured in the form that Prometheus reads. However many ask, the database is asked every fifteen
 * seconds at most; while it cannot be asked its figures are missing, and {@code neurocards_figures_fresh} is 0.
 */
public final class MetricsPage {

    private static final Logger log = LoggerFactory.getLogger(MetricsPage.class);
    private static final Duration GOOD_FOR = Duration.ofSeconds(15);
    private static final String FRESH = "neurocards_figures_fresh";

    private final PrometheusMeterRegistry registry;
    private final BusinessFigures business;
    private final OwnFigures own;
    private final Clock clock;
    private final Map<String, MultiGauge> gauges = new ConcurrentHashMap<>();
    private Instant next = Instant.MIN;

    MetricsPage(PrometheusMeterRegistry registry, BusinessFigures business, OwnFigures own, Clock clock) {
        this.registry = registry;
        this.business = business;
        this.own = own;
        this.clock = clock;
    }

    /** Returns the whole page. */
    public String text() {
        refresh();
        return registry.scrape();
    }

    private synchronized void refresh() {
        var now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(GOOD_FOR);
        var found = new TreeMap<String, List<Figure>>();
        var counted = counted(() -> business.at(now));
        counted.addFirst(new Figure(FRESH, "", counted.isEmpty() ? 0 : 1));
        counted.addAll(own.now());
        found.putAll(counted.stream().collect(Collectors.groupingBy(Figure::name)));
        gauges.forEach((name, gauge) -> {
            if (!found.containsKey(name)) {
                gauge.register(List.of(), true);
            }
        });
        found.forEach((name, figures) -> gauges.computeIfAbsent(
                        name, _ -> MultiGauge.builder(name).register(registry))
                .register(
                        figures.stream()
                                .map(figure -> MultiGauge.Row.of(figure.tags(), figure.value()))
                                .collect(Collectors.toUnmodifiableList()),
                        true));
    }

    private static List<Figure> counted(Supplier<List<Figure>> count) {
        try {
            return new ArrayList<>(count.get());
        } catch (DataAccessException e) {
            if (Undecided.of(e).isEmpty()) {
                log.warn("Figures could not be counted; the page of metrics goes without them", e);
            }
            return new ArrayList<>();
        }
    }
}
