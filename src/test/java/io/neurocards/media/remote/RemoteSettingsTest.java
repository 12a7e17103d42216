package io.neurocards.media.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RemoteSettingsTest {

    private static final RemoteSettings.Supabase SUPABASE = new RemoteSettings.Supabase("https://x.supabase.co", "k");
    private static final RemoteSettings.Supabase NO_SUPABASE = new RemoteSettings.Supabase("https://x.supabase.co", "");
    private static final RemoteSettings.S3 S3 = new RemoteSettings.S3("", "eu-central-1", "a", "s", "");
    private static final RemoteSettings.S3 NO_S3 = new RemoteSettings.S3("", "eu-central-1", "a", "", "");

    @Test
    void what_is_named_is_taken_when_it_is_set_up() {
        assertThat(new RemoteSettings("local", NO_SUPABASE, NO_S3).chosen()).isEqualTo("local");
        assertThat(new RemoteSettings("supabase", SUPABASE, S3).chosen()).isEqualTo("supabase");
        assertThat(new RemoteSettings("s3", SUPABASE, S3).chosen()).isEqualTo("s3");
        assertThatThrownBy(() -> new RemoteSettings("supabase", NO_SUPABASE, S3))
                .hasMessageContaining("SUPABASE_SERVICE_ROLE_KEY");
        assertThatThrownBy(() -> new RemoteSettings("s3", SUPABASE, NO_S3)).hasMessageContaining("S3_SECRET_KEY");
        assertThatThrownBy(() -> new RemoteSettings("floppy", SUPABASE, S3)).hasMessageContaining("must be local");
    }

    @Test
    void cloud_is_the_one_of_the_two_that_is_set_up() {
        assertThat(new RemoteSettings("cloud", SUPABASE, NO_S3).chosen()).isEqualTo("supabase");
        assertThat(new RemoteSettings("cloud", NO_SUPABASE, S3).chosen()).isEqualTo("s3");
        assertThatThrownBy(() -> new RemoteSettings("cloud", SUPABASE, S3)).hasMessageContaining("can't choose");
        assertThatThrownBy(() -> new RemoteSettings("cloud", NO_SUPABASE, NO_S3))
                .hasMessageContaining("are not set");
    }

    @Test
    void secrets_are_not_printed() {
        assertThat(new RemoteSettings("local", SUPABASE, S3).toString()).doesNotContain("key=k", "secretKey", "=s");
    }
}
