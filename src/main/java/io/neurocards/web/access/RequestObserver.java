package io.neurocards.web.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.neurocards.shared.UuidV7;
import io.neurocards.web.Problems;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives every request a name that its answer and every line of the log about it carry, measures it, and writes one line about it: the
 * pattern of its route and never the address itself, which may hold what is nobody's business.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class RequestObserver extends OncePerRequestFilter {

    /** Said by programs, or made here; in the answer either way. */
    static final String HEADER = "X-Request-Id";

    /** Who called, for the line at the end; nothing for nobody. */
    static final String CALLER = RequestObserver.class.getName() + ".CALLER";

    private static final Logger log = LoggerFactory.getLogger(RequestObserver.class);
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{7,63}");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Asked so often that a line of each would hide all others. */
    private static final List<String> QUIET =
            List.of("/assets/", "/webjars/", "/healthz", "/readyz", "/metrics", "/sandbox/", "/storage/");

    /** Few, because every route has its own; 200 ms is what a page may take. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry registry;
    private final Clock clock;

    RequestObserver(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = id(request);
        var began = System.nanoTime();
        response.setHeader(HEADER, id);
        request.setAttribute(Problems.REQUEST_NAME, id);
        try (var _ = MDC.putCloseable("request", id)) {
            try {
                chain.doFilter(request, response);
            } finally {
                if (request.isAsyncStarted()) {
                    request.getAsyncContext().addListener(new AtTheEnd(() -> ended(request, response, id, began)));
                } else {
                    ended(request, response, id, began);
                }
            }
        }
    }

    private String id(HttpServletRequest request) {
        var said = request.getHeader(HEADER);
        return said != null && WELL_FORMED.matcher(said).matches()
                ? said
                : UuidV7.at(clock.instant()).toString();
    }

    private void ended(HttpServletRequest request, HttpServletResponse response, String id, long began) {
        var took = Duration.ofNanos(System.nanoTime() - began);
        var method = METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
        var route = Objects.requireNonNullElse(
                        request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "none")
                .toString();
        var status = response.getStatus();
        Timer.builder("neurocards_http_requests")
                .tags("method", method, "route", route, "status", Integer.toString(status))
                .serviceLevelObjectives(BOUNDS)
                .register(registry)
                .record(took.toNanos(), TimeUnit.NANOSECONDS);
        if (QUIET.stream().anyMatch(request.getRequestURI()::startsWith)) {
            return;
        }
        try (var _ = MDC.putCloseable("request", id)) {
            log.info(
                    "Request: method={}, route={}, status={}, ms={}, caller={}",
                    method,
                    route,
                    status,
                    took.toMillis(),
                    Objects.requireNonNullElse(request.getAttribute(CALLER), "nobody"));
        }
    }

    /** Tells once that an answer that was given bit by bit is over. */
    private record AtTheEnd(Runnable told) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            told.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
