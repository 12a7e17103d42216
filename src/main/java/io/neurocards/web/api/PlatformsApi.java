package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.shared.Platform;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1")
@Tag(name = "Catalogue")
@SecurityRequirements
class PlatformsApi {

    record Index(
            String name,
            String version,
            String documentation,
            String contract,
            @JsonProperty("health") String health,
            String status) {}

    @Operation(summary = "What this is, and where it is described")
    @GetMapping({"", "/"})
    Index index() {
        return new Index("NeuroCards", "v1", "/docs", "/v3/api-docs", "/v1/admin/health", "/status");
    }

    record PlatformsJson(List<String> platforms) {}

    @Operation(summary = "Where a customer may be known; one person may be on several")
    @GetMapping("/platforms")
    PlatformsJson platforms() {
        return new PlatformsJson(
                Arrays.stream(Platform.values()).map(Platform::word).toList());
    }
}
