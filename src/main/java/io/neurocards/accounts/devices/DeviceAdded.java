package io.neurocards.accounts.devices;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.time.Instant;
import java.util.UUID;

/** A customer whom we knew has one more device. Published within the transaction, once for each device. */
public record DeviceAdded(UUID deviceId, PersonId personId, Platform platform, Instant at) {}
