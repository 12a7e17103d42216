package io.neurocards.web.api;

import io.swagger.v3.oas.annotations.media.Schema;

/** What an order of the catalogue is answered with: the order itself, or the promise that it will be decided. */
@Schema(oneOf = {CustomerOrders.OrderJson.class, PendingJson.class})
sealed interface PlacedAnswer permits CustomerOrders.OrderJson, PendingJson {}
