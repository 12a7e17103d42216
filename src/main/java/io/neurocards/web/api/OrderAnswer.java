package io.neurocards.web.api;

/** What an order is answered with: the order itself, or the promise that it will be decided. */
sealed interface OrderAnswer permits VideosApi.OrderJson, PendingJson {}
