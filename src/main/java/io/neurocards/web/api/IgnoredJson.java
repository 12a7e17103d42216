package io.neurocards.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The answer of a call that has nothing to say but which fields meant nothing. */
record IgnoredJson(
        @Schema(description = "Fields that were sent and mean nothing here")
        List<String> ignored) {}
