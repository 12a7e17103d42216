package io.neurocards.web.desk.sales;

import io.neurocards.operations.callers.AdminTokenDesk;
import io.neurocards.operations.callers.ServiceTokenDesk;
import io.neurocards.operations.keys.LiftKeyBlock;
import io.neurocards.operations.models.ModelSwitch;
import io.neurocards.operations.models.ModelsReport;
import io.neurocards.providers.vendors.KeysReport;
import io.neurocards.web.desk.ActOffer;
import io.neurocards.web.desk.DeskAct;
import io.neurocards.web.desk.PlainAct;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done with models, with keys of providers, and with tokens of programs. */
@Configuration(proxyBeanMethods = false)
class MachineActs {

    private static final String MODELS = "/desk/models";

    private static ActOffer model(ModelsReport models, String id) {
        return ActOffer.of(
                MODELS, models.find(id).orElseThrow(Typed::notFound).model().id());
    }

    @Bean
    DeskAct deskModelPause(ModelsReport models, ModelSwitch sale) {
        return new PlainAct(
                MODELS + "/{subject}/pause",
                "pause-model",
                (subject, _) -> model(models, subject),
                word -> sale.pause(word.house(), word.subject()));
    }

    @Bean
    DeskAct deskModelResume(ModelsReport models, ModelSwitch sale) {
        return new PlainAct(
                MODELS + "/{subject}/resume",
                "resume-model",
                (subject, _) -> model(models, subject),
                word -> sale.resume(word.house(), word.subject()));
    }

    @Bean
    DeskAct deskKeyUnblock(KeysReport keys, LiftKeyBlock lift) {
        return new PlainAct(
                "/desk/keys/{subject}/unblock",
                "unblock-key",
                (subject, _) -> {
                    var key = keys.find(Typed.id(subject)).orElseThrow(Typed::notFound);
                    return ActOffer.of("/desk/keys", key.provider(), key.fingerprint());
                },
                word -> lift.lift(word.house(), word.id()));
    }

    @Bean
    DeskAct deskTokenRevoke(ServiceTokenDesk services, AdminTokenDesk administrators) {
        return new PlainAct(
                "/desk/tokens/{subject}/revoke",
                "revoke-token",
                (subject, words) -> ActOffer.of(
                        "/desk/service-tokens", words.word(Typed.pair(subject)[0]), Typed.id(Typed.pair(subject)[1])),
                word -> {
                    var token = Typed.pair(word.subject());
                    switch (token[0]) {
                        case "service" -> services.revoke(word.said(), Typed.id(token[1]));
                        case "administrator" -> administrators.revoke(word.said(), Typed.id(token[1]));
                        default -> throw Typed.notFound();
                    }
                });
    }
}
