package io.neurocards.web.api.contract;

import io.neurocards.accounts.Persons;
import io.neurocards.accounts.callers.Scope;
import io.neurocards.accounts.devices.DeviceKind;
import io.neurocards.accounts.devices.PushToken;
import io.neurocards.operations.books.figures.BooksTable;
import io.neurocards.operations.callers.AdminRole;
import io.neurocards.operations.databases.DatabaseDesk;
import io.neurocards.operations.databases.DeadLetterDesk;
import io.neurocards.orders.Order;
import io.neurocards.orders.catalogue.Good;
import io.neurocards.partners.Partner;
import io.neurocards.partners.World;
import io.neurocards.partners.keys.PartnerScope;
import io.neurocards.partners.webhooks.WebhookDelivery;
import io.neurocards.partners.webhooks.WebhookEvent;
import io.neurocards.payments.PaymentStatus;
import io.neurocards.shared.Platform;
import io.neurocards.videos.Template;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/** The sets of words of which calls take one, as the code that reads them knows them. */
public enum Words {
    ADMIN_ROLES(AdminRole.words()),
    BOOKS(BooksTable.words()),
    COMPUTERS(DeviceKind.DESKTOP.words()),
    DATABASES(DatabaseDesk.databases()),
    DELIVERIES(words(WebhookDelivery.Status.values(), WebhookDelivery.Status::word)),
    ENDED_DELIVERIES(words(
            WebhookDelivery.Status.values(),
            WebhookDelivery.Status::word,
            status -> status != WebhookDelivery.Status.PENDING)),
    EVENTS(words(WebhookEvent.values(), WebhookEvent::type, event -> event != WebhookEvent.TEST)),
    LANGUAGES(Persons.languages()),
    ORDERS(words(Order.Status.values(), Order.Status::word)),
    OWN_GOODS(words(Good.Kind.values(), Good.Kind::word, kind -> kind != Good.Kind.CREDITS)),
    PARTNER_SCOPES(words(PartnerScope.values(), PartnerScope::word)),
    PARTNER_STATES(words(Partner.State.values(), Partner.State::word)),
    PAYMENTS(words(PaymentStatus.values(), status -> status.name().toLowerCase(Locale.ROOT))),
    PHONES(DeviceKind.MOBILE.words()),
    PLATFORMS(words(Platform.values(), Platform::word)),
    PUSH_SERVICES(words(PushToken.Kind.values(), PushToken.Kind::word)),
    SCOPES(words(Scope.values(), Scope::word)),
    TEMPLATES(words(Template.values(), Template::text)),
    WHAT_TO_DO(List.of(DeadLetterDesk.RETRY, DeadLetterDesk.DROP)),
    WORLDS(words(World.values(), World::word));

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final List<String> words;

    Words(List<String> words) {
        this.words = List.copyOf(words);
    }

    List<String> words() {
        return words;
    }

    private static <T> List<String> words(T[] all, Function<T, String> word) {
        return words(all, word, _ -> true);
    }

    private static <T> List<String> words(T[] all, Function<T, String> word, Predicate<T> taken) {
        return Arrays.stream(all).filter(taken).map(word).toList();
    }
}
