package io.neurocards;

import java.util.Set;

/** The variables that only docker-compose.yml reads, and the studio does not. */
final class ComposeNames {

    static final Set<String> ALL = Set.of(
            "POSTGRES_PASSWORD",
            "POSTGRES_USER",
            "REDIS_PASSWORD",
            "WORKER_REPLICAS",
            "PUBLISH",
            "TLS_FOLDER",
            "NEUROCARDS_IMAGE");

    private ComposeNames() {}
}
