package io.neurocards.videos;

import io.neurocards.videos.Drafts.StoredPhoto;
import java.time.Instant;
import java.util.UUID;

/**
 * What is to happen in a clip, for its customer to read before paying.
 *
 * @param spokenText what is said, empty when nobody speaks
 * @param scene what is seen
 * @param edited whether the customer has changed it
 * @param photo the product that it is about
 * @param expiresAt from when on nothing can be ordered by it
 */
public record ScenarioView(
        UUID id,
        Template template,
        String spokenText,
        String scene,
        boolean edited,
        StoredPhoto photo,
        Instant expiresAt) {}
