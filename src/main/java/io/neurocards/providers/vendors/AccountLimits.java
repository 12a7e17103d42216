package io.neurocards.providers.vendors;

import java.time.Duration;

/**
 * What one account at a vendor may do.
 *
 * @param creates tasks begun within any {@code window}
 * @param running tasks that have not ended
 */
public record AccountLimits(int creates, Duration window, int running) {}
