package io.neurocards.web.api;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a link is answered with: what has come together, or the promise that it will be decided. */
@Schema(oneOf = {LinkChallenges.LinkedJson.class, PendingJson.class})
sealed interface LinkedAnswer permits LinkChallenges.LinkedJson, PendingJson {}
