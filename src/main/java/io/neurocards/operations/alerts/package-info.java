/** What is wrong right now: rules that look again and again, and one alert for each cause until it has passed. */
@NullMarked
@NamedInterface
package io.neurocards.operations.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
