/** What programs are told of {@code /v1}: the OpenAPI document, written from the routes and from what they take and return. */
@NullMarked
package io.neurocards.web.api.contract;

import org.jspecify.annotations.NullMarked;
