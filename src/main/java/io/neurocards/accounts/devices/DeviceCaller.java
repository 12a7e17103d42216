package io.neurocards.accounts.devices;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.shared.Platform;
import java.util.UUID;

/** A device that sends a request, and the customer it does so for. */
public record DeviceCaller(Caller person, UUID device, Platform platform) {}
