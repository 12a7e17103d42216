package io.neurocards.notifications.fcm;

import io.neurocards.accounts.Persons;
import io.neurocards.accounts.devices.PushTargets;
import io.neurocards.accounts.devices.PushTargets.Target;
import io.neurocards.accounts.devices.PushToken;
import io.neurocards.database.Decisions;
import io.neurocards.notifications.messages.Message;
import io.neurocards.notifications.messages.MessageChannel.Answer;
import io.neurocards.providers.proxies.Proxies;
import io.neurocards.shared.PersonId;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Tells customers' apps by Firebase, where it is set up; else it counts what they would have been told. */
@Component
public final class AppPushes implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AppPushes.class);

    private final PushTargets devices;
    private final Persons persons;
    private final Decisions decisions;
    private final @Nullable ServiceAccount account;
    private final FcmSettings settings;
    private final ObjectProvider<Proxies> proxies;
    private final Clock clock;
    private final AtomicLong untold = new AtomicLong();
    private volatile @Nullable FcmClient client;
    private volatile boolean running;

    AppPushes(
            PushTargets devices,
            Persons persons,
            Decisions decisions,
            FcmSettings settings,
            ObjectProvider<Proxies> proxies,
            Clock clock) {
        this.devices = devices;
        this.persons = persons;
        this.decisions = decisions;
        this.settings = settings;
        this.proxies = proxies;
        this.clock = clock;
        var file = settings.serviceAccountFile();
        this.account = file == null || file.toString().isBlank() ? null : ServiceAccount.read(file);
    }

    /** Returns the person's devices that Firebase reaches; nothing while it is off. */
    public List<UUID> of(PersonId person) {
        return account == null ? List.of() : targets(person).map(Target::device).toList();
    }

    /** Counts the person's devices that are not told something because Firebase is off. */
    public void countUntold(PersonId person) {
        if (account == null) {
            untold.addAndGet(targets(person).count());
        }
    }

    /** Returns how many pushes were not made since the start because Firebase is off. */
    public long untold() {
        return untold.get();
    }

    /**
     * Sends to one device, and forgets by what it was reached when that reaches it no more.
     *
     * @throws IOException when nobody knows whether it was taken; another try may help
     */
    public Answer send(Message message) throws IOException, GeneralSecurityException {
        var target = targets(message.person())
                .filter(one -> one.device().equals(message.target()))
                .findFirst();
        if (account == null || target.isEmpty()) {
            return new Answer.Gone();
        }
        var locale = persons.find(message.person()).map(Persons.Person::locale).orElse(Locale.of("ru"));
        var answer = client(account).send(target.get().token().token(), message.occasion(), message.in(locale));
        if (answer instanceof Answer.Gone) {
            decisions.act(() -> devices.forget(target.get()));
            log.info("Push token removed: device={}; Firebase reaches it by that no more", message.target());
        }
        return answer;
    }

    private Stream<Target> targets(PersonId person) {
        return devices.of(person).stream().filter(one -> one.token().kind() == PushToken.Kind.FCM);
    }

    private FcmClient client(ServiceAccount known) {
        var made = client;
        if (made == null) {
            synchronized (this) {
                made = client;
                if (made == null) {
                    var http = http();
                    made = new FcmClient(
                            settings.baseUrl(), known.project(), new AccessTokens(known, http, clock), http);
                    client = made;
                }
            }
        }
        return made;
    }

    private OkHttpClient http() {
        var base = new OkHttpClient.Builder()
                .connectTimeout(settings.timeout())
                .readTimeout(settings.timeout())
                .writeTimeout(settings.timeout())
                .callTimeout(settings.timeout().multipliedBy(3))
                .followRedirects(false)
                .build();
        var way = proxies.getIfAvailable();
        return way == null ? base : way.client("fcm", base);
    }

    @Override
    public void start() {
        running = true;
        if (account == null) {
            log.info("Pushes to apps are off: FCM_SERVICE_ACCOUNT_FILE is not set; browsers are told all the same");
        } else {
            log.info("Pushes to apps go through Firebase: project={}", account.project());
        }
    }

    @Override
    public void stop() {
        running = false;
        if (untold.get() > 0) {
            log.info("Pushes to apps that were not made, because Firebase is off: count={}", untold);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
