/**
 * Apps on phones and computers. An installation names itself and gets a token, once: knowing its name opens nothing. A new one makes a
 * person, or becomes one more way in of whoever registers it while being signed in. Nobody gets free credits for a device: it
 * costs nothing to pretend to be one.
 */
@NullMarked
@NamedInterface("devices")
package io.neurocards.accounts.devices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
