package io.neurocards.web.api;

import io.neurocards.accounts.Persons;
import io.neurocards.accounts.Persons.Person;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.devices.Device;
import io.neurocards.accounts.devices.DeviceKind;
import io.neurocards.accounts.devices.KnownDevices;
import io.neurocards.accounts.telegram.TelegramPersons;
import io.neurocards.accounts.telegram.TelegramProfile;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Who has a name, as far as a caller may know. A customer is looked for under their own names alone: somebody else's is nobody's to
 * them, and takes as long to find out as one that nobody has. Names of devices can't be guessed, and are looked up for everybody.
 */
@Component
record VisibleNames(Persons persons, TelegramPersons telegram, KnownDevices devices) {

    Optional<Person> email(Authentication caller, String typed) {
        if (caller.getPrincipal() instanceof Caller customer) {
            var own = persons.find(customer.personId());
            return Persons.addressOf(typed).flatMap(address -> own.filter(person -> address.equals(person.email())));
        }
        return persons.withEmail(typed);
    }

    Optional<PersonId> telegram(Authentication caller, long telegramId) {
        if (caller.getPrincipal() instanceof Caller customer) {
            var own = telegram.chatOf(customer.personId());
            return own.isPresent() && own.getAsLong() == telegramId
                    ? Optional.of(customer.personId())
                    : Optional.empty();
        }
        return telegram.find(telegramId);
    }

    Optional<TelegramProfile> telegramProfile(Authentication caller, long telegramId) {
        return caller.getPrincipal() instanceof Caller
                        && telegram(caller, telegramId).isEmpty()
                ? Optional.empty()
                : telegram.profile(telegramId);
    }

    Optional<PersonId> id(Authentication caller, UUID uuid) {
        return caller.getPrincipal() instanceof Caller customer
                ? Optional.of(customer.personId()).filter(own -> own.value().equals(uuid))
                : persons.find(new PersonId(uuid)).map(Person::id);
    }

    /** Returns who has that name on a platform; nobody for what can't be a name there. */
    Optional<PersonId> on(Platform platform, Authentication caller, String name) {
        return switch (platform) {
            case TELEGRAM -> number(name).flatMap(account -> telegram(caller, account));
            case WEBSITE -> email(caller, name).map(Person::id);
            case MOBILE_IOS, MOBILE_ANDROID, DESKTOP_WINDOWS, DESKTOP_MAC, DESKTOP_LINUX ->
                visible(caller, devices.find(platform, name).map(Device::personId));
            case API_PARTNER -> Optional.empty(); // a partner's customers are that partner's alone
        };
    }

    /**
     * Returns who uses the device of that name.
     *
     * @param platform in full, or as apps say it: {@code ios}
     */
    Optional<PersonId> device(Authentication caller, String platform, String name) {
        var full = Platform.of(platform);
        if (full.isPresent() && DeviceKind.of(full.get()).isPresent()) {
            return on(full.get(), caller, name);
        }
        var kind = Arrays.asList("ios", "android").contains(platform) ? DeviceKind.MOBILE : DeviceKind.DESKTOP;
        return visible(caller, devices.find(kind, platform, name).map(Device::personId));
    }

    static Optional<Long> number(String text) {
        return text.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static Optional<PersonId> visible(Authentication caller, Optional<PersonId> found) {
        return caller.getPrincipal() instanceof Caller customer ? found.filter(customer.personId()::equals) : found;
    }
}
