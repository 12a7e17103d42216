package io.neurocards.web.desk.sales;

import io.neurocards.partners.Partner;
import io.neurocards.partners.World;
import io.neurocards.partners.desk.KeyDesk;
import io.neurocards.partners.desk.PartnerDesk;
import io.neurocards.partners.keys.AddressRange;
import io.neurocards.partners.keys.PartnerKey;
import io.neurocards.partners.keys.PartnerScope;
import io.neurocards.web.desk.ActField;
import io.neurocards.web.desk.ActOffer;
import io.neurocards.web.desk.ActWord;
import io.neurocards.web.desk.DeskAct;
import io.neurocards.web.desk.MadeOnce;
import io.neurocards.web.desk.MakingAct;
import io.neurocards.web.desk.PlainAct;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Partners and their keys that are made at the desk. */
@Configuration(proxyBeanMethods = false)
class PartnerMaking {

    private static final String PAGE = "/desk/partners";
    private static final String KEYS = "/desk/partner-keys";
    private static final String NAME = "name";
    private static final String SCOPES = "scopes";
    private static final String WORLD = "world";
    private static final int USUAL_CONCURRENCY = 5;

    @Bean
    DeskAct deskPartnerNew(PartnerDesk partners) {
        return new PlainAct(
                PAGE + "/new",
                "new-partner",
                (_, _) -> ActOffer.of(PAGE)
                        .with(
                                ActField.needed(NAME),
                                ActField.needed("email"),
                                ActField.count("spend_cap"),
                                Typed.number("concurrency_cap", USUAL_CONCURRENCY)),
                word -> {
                    var cap = Typed.count(word, "spend_cap");
                    partners.create(
                            word.said(),
                            word.operation(),
                            new Partner.Terms(
                                    word.field(NAME),
                                    word.field("email"),
                                    Partner.State.ACTIVE,
                                    cap == null ? null : cap.longValue(),
                                    Math.toIntExact(word.number("concurrency_cap"))));
                });
    }

    @Bean
    DeskAct deskPartnerKeyNew(PartnerDesk partners, KeyDesk keys) {
        return new MakingAct(
                PAGE + "/{subject}/key",
                "new-key",
                (subject, _) -> ActOffer.of(
                                KEYS + "?partner=" + Typed.id(subject),
                                partners.find(Typed.id(subject)).terms().name())
                        .with(
                                ActField.needed(NAME),
                                ActField.choice(WORLD, World.LIVE.word(), worlds()),
                                ActField.many(
                                        SCOPES,
                                        Arrays.stream(PartnerScope.values())
                                                .map(PartnerScope::word)
                                                .toList()),
                                Typed.number("per_minute", KeyDesk.USUAL_PER_MINUTE),
                                ActField.count("per_day").holding(Integer.toString(KeyDesk.USUAL_PER_DAY)),
                                ActField.count("days"),
                                ActField.text("addresses")),
                word -> made(keys.issue(word.said(), word.operation(), word.id(), wanted(word))));
    }

    private static List<String> worlds() {
        return Arrays.stream(World.values()).map(World::word).toList();
    }

    private static KeyDesk.Wanted wanted(ActWord word) {
        var days = Typed.count(word, "days");
        var perDay = Typed.count(word, "per_day");
        return new KeyDesk.Wanted(
                World.of(word.field(WORLD)).orElseThrow(() -> Typed.wrong(WORLD)),
                word.field(NAME),
                Typed.words(word, SCOPES).stream()
                        .map(scope -> PartnerScope.of(scope).orElseThrow(() -> Typed.wrong(SCOPES)))
                        .collect(Collectors.toSet()),
                new PartnerKey.Bounds(
                        Typed.words(word, "addresses").stream()
                                .map(AddressRange::of)
                                .toList(),
                        Math.toIntExact(word.number("per_minute")),
                        perDay == null ? KeyDesk.USUAL_PER_DAY : perDay),
                days == null ? null : Duration.ofDays(days));
    }

    private static MadeOnce made(KeyDesk.Issued issued) {
        return new MadeOnce(issued.key().name(), List.of(issued.token()));
    }

    @Bean
    DeskAct deskPartnerKeyRotate(PartnerDesk partners, KeyDesk keys) {
        return new MakingAct(
                KEYS + "/{subject}/rotate",
                "rotate-key",
                (subject, _) -> ActOffer.of(
                                KEYS,
                                partners.find(Typed.id(Typed.pair(subject)[0]))
                                        .terms()
                                        .name(),
                                Typed.id(Typed.pair(subject)[1]))
                        .with(ActField.count("grace_hours").holding(Long.toString(KeyDesk.USUAL_GRACE.toHours()))),
                word -> {
                    var subject = Typed.pair(word.subject());
                    var hours = Typed.count(word, "grace_hours");
                    return made(keys.rotate(
                            word.said(),
                            word.operation(),
                            Typed.id(subject[0]),
                            Typed.id(subject[1]),
                            hours == null ? KeyDesk.USUAL_GRACE : Duration.ofHours(hours)));
                });
    }
}
