package io.neurocards.accounts.devices;

import io.neurocards.accounts.Persons;
import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.accounts.devices.Newcomers.Newcomer;
import io.neurocards.accounts.referrals.ReferralCode;
import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * An app says that it is there. The first to name an installation gets its token; repeating that request, by its key, returns the same
 * token, and everybody else who names it is refused. A signed-in customer's new device becomes one more of theirs.
 */
@Component
public final class RegisterDevice {

    /** How the name of an installation is written. */
    public static final String NAME = "[A-Za-z0-9._:~-]{4,128}";

    /** Characters that a version has at most. */
    public static final int LONGEST_VERSION = 32;

    private final Decisions decisions;
    private final Table table;
    private final DeviceSecrets secrets;
    private final Newcomers newcomers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** What is kept of installations. */
    @Component
    record Table(DeviceRows devices, PushTokenRows pushTokens) {}

    RegisterDevice(
            Decisions decisions,
            Table table,
            DeviceSecrets secrets,
            Newcomers newcomers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.decisions = decisions;
        this.table = table;
        this.secrets = secrets;
        this.newcomers = newcomers;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What an app tells of itself and of who uses it.
     *
     * @param externalId what the installation calls itself: 4 to 128 letters, digits and {@code . _ : ~ -}
     * @param locale the language to write in; another than ours becomes Russian
     * @param acceptsTerms whether the customer agreed to the terms in force; without that nothing can be ordered
     * @param referralCode the code of a friend's link that brought a newcomer; one that nobody has is ignored
     */
    public record Form(
            Platform platform,
            String externalId,
            String appVersion,
            Locale locale,
            @Nullable String firstName,
            boolean acceptsTerms,
            @Nullable PushToken pushToken,
            @Nullable String referralCode) {

        public Form(
                Platform platform,
                String externalId,
                String appVersion,
                Locale locale,
                @Nullable String firstName,
                boolean acceptsTerms,
                @Nullable PushToken pushToken) {
            this(platform, externalId, appVersion, locale, firstName, acceptsTerms, pushToken, null);
        }

        /** Hides everything. */
        @Override
        public String toString() {
            return "Form[platform=" + platform + "]";
        }

        private @Nullable String code() {
            return ReferralCode.of(referralCode).map(ReferralCode::text).orElse(null);
        }

        private String asked() {
            var asked = String.join(
                    "\u001f",
                    platform.word(),
                    externalId,
                    appVersion,
                    locale.toLanguageTag(),
                    String.valueOf(firstName),
                    String.valueOf(acceptsTerms),
                    pushToken == null ? "" : pushToken.kind() + pushToken.token());
            var code = code();
            return code == null ? asked : asked + "\u001f" + code;
        }
    }

    /**
     * Who registers it, when they are signed in.
     *
     * @param device with which of their devices, if not by a session
     */
    public record By(PersonId person, @Nullable UUID device) {}

    /**
     * What came of it.
     *
     * @param isNew whether nobody had named this installation before
     * @param token what the device proves itself with from now on; null when it has one, and used it
     */
    public record Registered(
            Device device, boolean isNew, @Nullable String token) {

        /** Hides the token. */
        @Override
        public String toString() {
            return "Registered[device=" + device + ", isNew=" + isNew + "]";
        }
    }

    /** What the operation came to: nothing that a customer could want deleted. */
    private record Outcome(UUID device, boolean isNew, boolean givesToken) {}

    /**
     * Registers the installation, or takes down that its own customer's app was renewed.
     *
     * @param key chosen by the app for this request and known to nobody else, as it stands for the token until that arrives
     * @param by null for a stranger
     * @throws ProblemException DEVICE_KNOWN when it is somebody's already, or when the token of this key was replaced;
     *     INVALID_REQUEST with {@code field}; NAME_INVALID; IDEMPOTENCY_KEY_REUSED; ACCOUNT_DELETED
     */
    public Registered register(Form form, String key, @Nullable By by) {
        var identity = new DeviceIdentity(form.platform(), form.externalId());
        requireVersion(form.appVersion());
        var newcomer =
                new Newcomer(Persons.checkedName(form.firstName()), form.locale(), form.acceptsTerms(), form.code());
        var name = String.join("\n", "devices.register", identity.platform().word(), identity.externalId(), key);
        var operation = new Operation(
                OperationId.named(name),
                "devices.register",
                form.asked() + "\n" + (by == null ? "stranger" : by.person()));
        var outcome = decisions.decide(
                operation, Outcome.class, () -> registered(identity, newcomer, form, new Asked(key, by)));
        return answer(outcome, key);
    }

    private record Asked(String key, @Nullable By by) {}

    private Outcome registered(DeviceIdentity identity, Newcomer newcomer, Form form, Asked asked) {
        table.devices().lock(identity);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var known = table.devices().find(identity).orElse(null);
        var outcome = known == null
                ? made(identity, newcomer, form.appVersion(), asked, now)
                : renewed(known, newcomer, form.appVersion(), asked, now);
        var pushToken = form.pushToken();
        if (pushToken != null) {
            table.pushTokens().put(outcome.device(), pushToken, now);
        }
        return outcome;
    }

    private Outcome made(DeviceIdentity identity, Newcomer newcomer, String version, Asked asked, Instant now) {
        var by = asked.by();
        var person = by == null ? newcomers.person(newcomer, now) : by.person();
        var device =
                new Device(UuidV7.at(now), person, identity.platform(), identity.externalId(), version, now, now, null);
        table.devices().insert(device, hash(device.id(), asked.key()));
        if (newcomers.joined(person, now) && by == null) {
            newcomers.brought(person, newcomer, now);
        }
        newcomers.agreed(person, newcomer, now);
        if (by != null) {
            events.publishEvent(new DeviceAdded(device.id(), person, device.platform(), now));
        }
        return new Outcome(device.id(), true, true);
    }

    private Outcome renewed(Device known, Newcomer newcomer, String version, Asked asked, Instant now) {
        var by = asked.by();
        if (by == null || !known.personId().equals(by.person())) {
            throw new ProblemException(ProblemCode.DEVICE_KNOWN);
        }
        table.devices().upgraded(known.id(), version, now);
        newcomers.agreed(known.personId(), newcomer, now);
        var isItself = known.id().equals(by.device());
        if (!isItself) {
            table.devices().giveToken(known.id(), hash(known.id(), asked.key()));
        }
        return new Outcome(known.id(), false, !isItself);
    }

    private byte[] hash(UUID device, String key) {
        return BearerToken.hash(secrets.token(device, "register\n" + key));
    }

    private Registered answer(Outcome outcome, String key) {
        var device = table.devices()
                .find(outcome.device())
                .orElseThrow(() -> new ProblemException(ProblemCode.ACCOUNT_DELETED));
        if (!outcome.givesToken()) {
            return new Registered(device, outcome.isNew(), null);
        }
        var token = secrets.token(device.id(), "register\n" + key);
        if (!table.devices().hasToken(device.id(), BearerToken.hash(token))) {
            throw new ProblemException(ProblemCode.DEVICE_KNOWN);
        }
        return new Registered(device, outcome.isNew(), token);
    }

    private static void requireVersion(String version) {
        var length = Objects.requireNonNull(version).codePointCount(0, version.length());
        if (version.isBlank() || length > LONGEST_VERSION || version.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "app_version");
        }
    }
}
