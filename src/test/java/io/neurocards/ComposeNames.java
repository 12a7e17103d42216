package io.neurocards;

import java.util.Set;

/** The variables that only Docker Compose and its file read, and the studio does not. */
final class ComposeNames {

    static final Set<String> ALL = Set.of(
            "POSTGRES_PASSWORD",
            "POSTGRES_USER",
            "REDIS_PASSWORD",
            "COMPOSE_PROJECT_NAME",
            "WORKER_REPLICAS",
            "PUBLISH",
            "TLS_FOLDER",
            "NEUROCARDS_IMAGE");

    private ComposeNames() {}
}
