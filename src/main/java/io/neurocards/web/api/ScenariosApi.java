package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.Scenarios;
import io.neurocards.videos.Scenarios.ScenarioView;
import io.neurocards.web.api.OrderVideosApi.OrderForm;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/v1/videos/scenarios")
@Tag(name = "Videos")
class ScenariosApi {

    private final Scenarios scenarios;

    ScenariosApi(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    record ScenarioJson(
            @JsonProperty("scenario_id") UUID scenarioId,
            String template,
            @JsonProperty("spoken_text") String spokenText,
            String scene,
            boolean edited,
            @JsonProperty("expires_at") Instant expiresAt) {

        static ScenarioJson of(ScenarioView scenario) {
            return new ScenarioJson(
                    scenario.id(),
                    scenario.template().text(),
                    scenario.spokenText(),
                    scenario.scene(),
                    scenario.edited(),
                    scenario.expiresAt());
        }
    }

    record ScenarioEdit(
            @Schema(description = "Nothing is said without it", maxLength = Scenarios.LONGEST_SPOKEN_TEXT)
            @JsonProperty("spoken_text")
            @Nullable
            String spokenText,

            @Schema(requiredMode = RequiredMode.REQUIRED, maxLength = Scenarios.LONGEST_SCENE) @Nullable
            String scene) {}

    @Operation(summary = "Have a scenario written, to see before paying; it costs nothing and is kept for a day")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ScenarioJson draft(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @RequestPart("photo") MultipartFile photo,
            @RequestParam(name = "template", required = false) @Nullable String template,
            @RequestParam(name = "description", required = false) @Nullable String description,
            @RequestParam(name = "wishes", required = false) @Nullable String wishes,
            @RequestParam(name = "duration", required = false) @Nullable String duration,
            @RequestParam(name = "model", required = false) @Nullable String model,
            Locale locale)
            throws IOException, InterruptedException {
        var form = new OrderForm(template, description, wishes, null, null, duration, model, null);
        try (var content = photo.getInputStream()) {
            return ScenarioJson.of(scenarios.draft(caller.personId(), form.brief(locale), content));
        }
    }

    @Operation(summary = "A scenario of one's own, as long as it can be ordered")
    @GetMapping("/{scenario_id}")
    ScenarioJson scenario(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller, @PathVariable("scenario_id") UUID id) {
        return ScenarioJson.of(scenarios.get(caller.personId(), id));
    }

    @Operation(summary = "Change what is said and what is seen, until clips are ordered by it")
    @PutMapping(path = "/{scenario_id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ScenarioJson edit(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @PathVariable("scenario_id") UUID id,
            @RequestBody ScenarioEdit edit) {
        return ScenarioJson.of(scenarios.edit(caller.personId(), id, edit.spokenText(), edit.scene()));
    }

    /** Returns the id that a text names; one that is none is unknown. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            throw (ProblemException) new ProblemException(ProblemCode.SCENARIO_UNKNOWN).initCause(e);
        }
    }
}
