/** Pushes to apps by Firebase Cloud Messaging (HTTP v1), by the JDK and one bounded HTTP client alone; off without a service account. */
@NullMarked
package io.neurocards.notifications.fcm;

import org.jspecify.annotations.NullMarked;
