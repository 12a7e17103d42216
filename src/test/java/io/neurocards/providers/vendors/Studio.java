package io.neurocards.providers.vendors;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.Decisions;
import io.neurocards.database.TestDatabase;
import io.neurocards.providers.GenerationRequest;
import io.neurocards.providers.Model;
import io.neurocards.providers.Reservation;
import io.neurocards.providers.TestProviders;
import io.neurocards.providers.VideoProvider;
import io.neurocards.shared.ServerSecret;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** One process with one scripted vendor and the keys it is given; several may share a database and a clock. */
final class Studio {

    static final ServerSecret SECRET = new ServerSecret(new byte[32]);

    final ScriptedVendor vendor = new ScriptedVendor("kie");
    final TestDatabase database;
    final MovableClock clock;
    final Decisions decisions;
    private final Map<String, Object> properties = new HashMap<>();
    private VendorParts parts;
    private Callbacks callbacks;
    private VideoProvider provider;

    Studio(TestDatabase database, MovableClock clock) {
        this.database = database;
        this.clock = clock;
        this.decisions = database.decisions(clock);
    }

    Studio with(String property, String value) {
        properties.put(property, value);
        return this;
    }

    /** Starts, or starts again, with these keys. */
    Studio start(String keys) {
        properties.put("neurocards.providers.kie.keys", keys);
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        parts = VendorParts.of(List.of(vendor), database.jdbc(), environment, clock);
        callbacks = parts.callbacks(SECRET);
        var group = parts.providers(callbacks, decisions);
        group.start();
        provider = group.providers().isEmpty() ? null : group.providers().getFirst();
        return this;
    }

    VideoProvider provider() {
        return provider;
    }

    Accounts accounts() {
        return parts.equipped().getFirst().accounts();
    }

    Callbacks callbacks() {
        return callbacks;
    }

    AttemptAnswers answers() {
        return parts.answers();
    }

    List<KeysReport.KeyHealth> keys() {
        return parts.report().keys();
    }

    Reservation reserve(UUID attempt) {
        return decisions.act(() -> provider.reserve(model(), attempt));
    }

    /** Returns the key's fingerprint, or how long to wait. */
    String reserved(UUID attempt) {
        return switch (reserve(attempt)) {
            case Reservation.Reserved(var key) -> String.valueOf(key);
            case Reservation.Busy(var after) -> "busy " + after.toSeconds();
        };
    }

    String reserved() {
        return reserved(UUID.randomUUID());
    }

    static Model model() {
        return TestProviders.catalogue().find("local").orElseThrow();
    }

    static GenerationRequest request(UUID attempt) {
        return new GenerationRequest(attempt, model(), Path.of("photo.jpg"), null, "ugc", "a cup", "", 8, 1, 0);
    }

    static String print(String key) {
        return KeyList.fingerprint(key);
    }
}
