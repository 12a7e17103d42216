package io.neurocards.videos;

import io.neurocards.videos.Drafts.StoredPhoto;
import io.neurocards.videos.Scenarios.ScenarioView;
import java.time.Instant;
import java.util.UUID;

/** A scenario as it is kept for whoever asked for it. */
record KeptScenario(
        UUID id,
        VideoType type,
        Template template,
        StoredPhoto photo,
        int variant,
        String spokenText,
        String scene,
        String finalPrompt,
        boolean edited,
        Instant expiresAt) {

    /** Returns whether it tells of this product in this manner. */
    boolean fits(CheckedBrief brief, StoredPhoto other) {
        return template == brief.template() && type == brief.type() && photo.equals(other);
    }

    ScenarioView view() {
        return new ScenarioView(id, template, spokenText, scene, edited, photo, expiresAt);
    }
}
