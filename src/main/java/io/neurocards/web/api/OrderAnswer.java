package io.neurocards.web.api;

import io.swagger.v3.oas.annotations.media.Schema;

/** What an order is answered with: the order itself, or the promise that it will be decided. */
@Schema(oneOf = {VideosApi.VideoOrderJson.class, PendingJson.class})
sealed interface OrderAnswer permits VideosApi.VideoOrderJson, PendingJson {}
