package io.neurocards.media.remote;

import io.neurocards.media.remote.RemoteSettings.S3;
import io.neurocards.media.remote.RemoteSettings.Supabase;
import java.time.Clock;

/** Depots as the settings would open them. */
public final class TestDepots {

    private TestDepots() {}

    /** Returns what opens folders. */
    public static Depots folders() {
        return with(new S3("", "us-east-1", "", "", ""));
    }

    static Depots with(S3 s3) {
        return new Depots(new RemoteSettings("local", new Supabase("", ""), s3), Clock.systemUTC());
    }
}
