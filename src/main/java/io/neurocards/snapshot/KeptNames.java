package io.neurocards.snapshot;

import io.neurocards.shared.Platform;
import io.neurocards.shared.ServerSecret;
import java.util.HexFormat;

/** By what a kept person is found: keyed digests of their names, so that a copy of what is kept tells no address. */
record KeptNames(ServerSecret secret) {

    String of(Platform platform, String externalId) {
        return HexFormat.of().formatHex(secret.sign("kept-names", platform.word() + "\n" + externalId));
    }
}
