package io.neurocards.web.desk.sales;

import io.neurocards.accounts.callers.Scope;
import io.neurocards.operations.callers.AdminRole;
import io.neurocards.operations.callers.AdminTokenDesk;
import io.neurocards.operations.callers.ServiceTokenDesk;
import io.neurocards.web.desk.ActField;
import io.neurocards.web.desk.ActOffer;
import io.neurocards.web.desk.ActWord;
import io.neurocards.web.desk.DeskAct;
import io.neurocards.web.desk.DeskWords;
import io.neurocards.web.desk.MadeOnce;
import io.neurocards.web.desk.MakingAct;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tokens that are made at the desk, for programs and for administrators. */
@Configuration(proxyBeanMethods = false)
class TokenMaking {

    private static final String PAGE = "/desk/service-tokens";
    private static final String SERVICE = "service";
    private static final String ADMINISTRATOR = "administrator";
    private static final String NAME = "name";
    private static final String ROLE = "role";
    private static final String SCOPES = "scopes";
    private static final String DAYS = "days";
    private static final long USUAL_DAYS = 90;

    private static ActOffer offer(String kind, DeskWords words) {
        var offer = ActOffer.of(PAGE, words.word(kind));
        return switch (kind) {
            case SERVICE ->
                offer.with(
                        ActField.needed(NAME),
                        ActField.many(
                                SCOPES,
                                Arrays.stream(Scope.values()).map(Scope::word).toList()),
                        ActField.count(DAYS));
            case ADMINISTRATOR ->
                offer.with(
                        ActField.needed(NAME),
                        ActField.choice(ROLE, AdminRole.VIEWER.word(), AdminRole.words()),
                        Typed.number(DAYS, USUAL_DAYS));
            default -> throw Typed.notFound();
        };
    }

    @Bean
    DeskAct deskTokenNew(ServiceTokenDesk services, AdminTokenDesk administrators) {
        return new MakingAct(
                "/desk/tokens/{subject}/new",
                "new-token",
                TokenMaking::offer,
                word -> word.subject().equals(SERVICE) ? service(word, services) : administrator(word, administrators));
    }

    private static MadeOnce service(ActWord word, ServiceTokenDesk services) {
        var days = Typed.count(word, DAYS);
        var issued = services.issueOnce(
                word.said(),
                word.operation(),
                word.field(NAME),
                scopes(word),
                days == null ? null : Duration.ofDays(days));
        return new MadeOnce(issued.service().name(), List.of(issued.token()));
    }

    private static Set<Scope> scopes(ActWord word) {
        return Typed.words(word, SCOPES).stream()
                .map(scope -> Scope.of(scope).orElseThrow(() -> Typed.wrong(SCOPES)))
                .collect(Collectors.toSet());
    }

    private static MadeOnce administrator(ActWord word, AdminTokenDesk administrators) {
        var role = AdminRole.of(word.field(ROLE)).orElseThrow(() -> Typed.wrong(ROLE));
        var issued = administrators.issueOnce(
                word.said(), word.operation(), word.field(NAME), role, Math.toIntExact(word.number(DAYS)));
        return new MadeOnce(issued.administrator().name(), List.of(issued.token()));
    }
}
