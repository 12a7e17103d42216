package io.neurocards.providers.proxies;

import io.neurocards.database.TestDatabase;
import io.neurocards.shared.FreePort;
import java.io.IOException;
import java.time.Clock;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.assertj.core.api.Assertions;

/** A way out through proxies that all fail, one by its port and one by its login. */
public final class FailingProxy {

    private FailingProxy() {}

    public static void use(String user, String password, TestDatabase database, Clock clock) throws IOException {
        var closed = FreePort.take();
        try (var proxy = new TinyProxy.Connect(closed, 200)) {
            var login = ":" + user + ":" + password;
            var proxies = TestProxies.sharing(
                    database.jdbc(), clock, "127.0.0.1:" + closed + login, "127.0.0.1:" + proxy.port() + login);
            var client = proxies.client("kie", new OkHttpClient());
            var request = new Request.Builder().url("http://upstream.test/").build();
            Assertions.assertThatThrownBy(() -> client.newCall(request).execute())
                    .isInstanceOf(NotSentException.class)
                    .hasMessageNotContaining(user)
                    .hasMessageNotContaining(password);
            Assertions.assertThat(proxies.health().toString()).doesNotContain(user, password);
        }
    }
}
