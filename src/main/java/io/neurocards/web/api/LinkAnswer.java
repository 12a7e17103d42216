package io.neurocards.web.api;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a call that links accounts is answered with: a code for the other side, or, with that code, what has come together, or the
 * promise that it will be decided.
 */
@Schema(oneOf = {LinkChallenges.ChallengeJson.class, LinkChallenges.LinkedJson.class, PendingJson.class})
sealed interface LinkAnswer permits LinkChallenges.ChallengeJson, LinkChallenges.LinkedJson, PendingJson {}
