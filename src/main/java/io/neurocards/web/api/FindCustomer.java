package io.neurocards.web.api;

import io.neurocards.accounts.Persons;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.api.NamedOrders.Named;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Finds a customer by whatever somebody knows of them. */
@Component
record FindCustomer(VisibleNames names, NamedCustomers kept) {

    /** What {@link #first} takes, for the contract. */
    static final String NAMES =
            "By platform, such as telegram, website or mobile_ios; telegram_id, email and user_uuid are understood, too";

    static final String EXAMPLE = "{\"telegram\": 4242, \"website\": \"ann@example.org\"}";

    private static final String USER_UUID = "user_uuid";
    static final int MOST = 10;

    /**
     * Returns the customer of the first name that is somebody's, that of the primary platform before the others, and the platform of
     * that name. While no database can be asked, whoever is kept is found, and of all others nobody knows.
     *
     * @param names by platform; {@code telegram_id}, {@code email} and {@code user_uuid} are understood, too
     * @throws ProblemException INVALID_REQUEST with {@code field} for none, too many, or what can't be a name; PLATFORM_UNKNOWN
     *     with {@code allowed}
     */
    Named first(Authentication caller, @Nullable Map<String, @Nullable Object> names, @Nullable String primary) {
        if (names == null || names.isEmpty() || names.size() > MOST) {
            throw invalid();
        }
        var preferred = primary == null ? null : platform(primary);
        var byPlatform = new LinkedHashMap<Platform, String>();
        UUID uuid = null;
        for (var name : names.entrySet()) {
            var value = text(name.getValue());
            if (name.getKey().equals(USER_UUID)) {
                uuid = uuid(value);
            } else {
                byPlatform.put(platformOf(name.getKey()), value);
            }
        }
        if (preferred != null && byPlatform.containsKey(preferred)) {
            byPlatform.putFirst(preferred, byPlatform.get(preferred));
        }
        for (var name : byPlatform.entrySet()) {
            var person = person(caller, name.getKey(), name.getValue());
            if (person.isPresent()) {
                return new Named(name.getKey(), person);
            }
        }
        var usual = preferred == null ? Platform.WEBSITE : preferred;
        return new Named(usual, uuid == null ? Optional.empty() : person(caller, uuid));
    }

    private Optional<PersonId> person(Authentication caller, UUID uuid) {
        return kept.find(caller, new PersonId(uuid), () -> names.id(caller, uuid));
    }

    private Optional<PersonId> person(Authentication caller, Platform platform, String name) {
        return kept.find(caller, platform, spelled(platform, name), () -> names.on(platform, caller, name));
    }

    /** Returns the name as it is kept; what can't be one there stays as it is, and is nobody's. */
    private static String spelled(Platform platform, String name) {
        return switch (platform) {
            case TELEGRAM -> VisibleNames.number(name).map(String::valueOf).orElse(name);
            case WEBSITE -> Persons.addressOf(name).orElse(name);
            default -> name;
        };
    }

    private static Platform platformOf(String name) {
        return switch (name) {
            case "telegram_id" -> Platform.TELEGRAM;
            case "email" -> Platform.WEBSITE;
            default -> platform(name);
        };
    }

    /** @throws ProblemException PLATFORM_UNKNOWN with {@code allowed} */
    static Platform platform(String word) {
        return Platform.of(word)
                .orElseThrow(() -> new ProblemException(ProblemCode.PLATFORM_UNKNOWN)
                        .with(
                                "allowed",
                                Arrays.stream(Platform.values())
                                        .map(Platform::word)
                                        .toList()));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            var problem = invalid();
            problem.initCause(e);
            throw problem;
        }
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case String text when !text.isBlank() -> text;
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case null, default -> throw invalid();
        };
    }

    private static ProblemException invalid() {
        return new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "user_identifiers");
    }
}
