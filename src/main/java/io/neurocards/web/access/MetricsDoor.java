package io.neurocards.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** Opens the page of metrics, and nothing else, to the addresses that the settings name; to nobody unless they do. */
@Component
final class MetricsDoor {

    private final List<IpAddressMatcher> networks;

    MetricsDoor(@Value("${neurocards.web.metrics-allowed-from:}") String networks) {
        this.networks = Arrays.stream(networks.split(",", -1))
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .map(IpAddressMatcher::new)
                .toList();
    }

    boolean opens(HttpServletRequest request) {
        return AdminRoutes.METRICS.equals(request.getRequestURI())
                && HttpMethod.GET.matches(request.getMethod())
                && networks.stream().anyMatch(network -> network.matches(request.getRemoteAddr()));
    }
}
