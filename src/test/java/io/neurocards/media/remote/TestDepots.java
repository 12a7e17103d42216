package io.neurocards.media.remote;

import io.neurocards.media.MediaStore;
import io.neurocards.media.remote.RemoteSettings.S3;
import io.neurocards.media.remote.RemoteSettings.Supabase;
import java.nio.file.Path;
import java.time.Clock;

/** Depots as the settings would open them. */
public final class TestDepots {

    public static final String SECRET = "pl4nted-secret";

    private TestDepots() {}

    /** Returns a store at a server that speaks S3, whose buckets are taken to be there. */
    public static MediaStore store(String address, Path folder) {
        var named = new S3(address, "us-east-1", "test-access", SECRET, "studio-");
        return new S3MediaStore(Stores.client(named), named.prefix(), new Staging(folder.resolve(".unfinished")));
    }

    /** Returns what opens folders. */
    public static Depots folders() {
        return with(new S3("", "us-east-1", "", "", ""));
    }

    static Depots with(S3 s3) {
        return new Depots(new RemoteSettings("local", new Supabase("", ""), s3), Clock.systemUTC());
    }
}
