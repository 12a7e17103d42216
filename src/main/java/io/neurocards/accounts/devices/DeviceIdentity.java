package io.neurocards.accounts.devices;

import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.regex.Pattern;

/** What an installation calls itself, on its platform. */
record DeviceIdentity(Platform platform, String externalId) {

    private static final Pattern EXTERNAL_ID = Pattern.compile(RegisterDevice.NAME);

    /** @throws ProblemException INVALID_REQUEST with {@code field} for a name that we don't take */
    DeviceIdentity {
        if (!EXTERNAL_ID.matcher(externalId).matches()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "device_id");
        }
    }

    /** Hides the name. */
    @Override
    public String toString() {
        return "DeviceIdentity[platform=" + platform + "]";
    }
}
