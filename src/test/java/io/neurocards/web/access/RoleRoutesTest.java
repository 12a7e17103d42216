package io.neurocards.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.shared.Roles;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleRoutesTest {

    @Test
    void every_process_answers_whoever_watches_it_and_else_only_what_its_roles_serve() {
        var paths = List.of(
                "/healthz",
                "/readyz",
                "/metrics",
                "/",
                "/studio",
                "/dashboard/state",
                "/v1/videos",
                "/v1",
                "/v1x",
                "/v3/api-docs.yaml",
                "/callbacks/kie/1",
                "/api/webhook/stripe",
                "/status",
                "/storage/outputs/a",
                "/assets/site.css",
                "/telegram/webhook");

        assertThat(served("worker,monitor", paths)).containsExactly("/healthz", "/readyz", "/metrics");
        assertThat(served("bot", paths)).containsExactly("/healthz", "/readyz", "/metrics", "/telegram/webhook");
        assertThat(served("web", paths))
                .containsExactly(
                        "/healthz",
                        "/readyz",
                        "/metrics",
                        "/",
                        "/studio",
                        "/dashboard/state",
                        "/v1x",
                        "/storage/outputs/a",
                        "/assets/site.css");
        assertThat(served("api", paths))
                .containsExactly(
                        "/healthz",
                        "/readyz",
                        "/metrics",
                        "/v1/videos",
                        "/v1",
                        "/v3/api-docs.yaml",
                        "/callbacks/kie/1",
                        "/api/webhook/stripe",
                        "/status",
                        "/storage/outputs/a",
                        "/assets/site.css");
        assertThat(served("", paths)).isEqualTo(paths);
    }

    private static List<String> served(String roles, List<String> paths) {
        var routes = new RoleRoutes(Roles.read(roles));
        return paths.stream().filter(routes::serve).toList();
    }
}
