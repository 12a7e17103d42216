package io.neurocards.web.desk.pages;

import io.neurocards.operations.alerts.Alert;
import io.neurocards.operations.alerts.AlertTexts;
import io.neurocards.operations.alerts.Alerts;
import io.neurocards.operations.alerts.SeeAlert;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.desk.ActOffer;
import io.neurocards.web.desk.ActWord;
import io.neurocards.web.desk.DeskAct;
import io.neurocards.web.desk.PlainAct;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done with an alert. */
@Configuration(proxyBeanMethods = false)
class AlertActs {

    private static final String PAGE = "/desk/alerts";

    private static Alert open(Alerts alerts, String subject) {
        return alerts.find(ActWord.idOf(subject))
                .filter(Alert::isOpen)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    @Bean
    DeskAct deskSeeAlert(Alerts alerts, AlertTexts texts, SeeAlert seeing) {
        return new PlainAct(
                PAGE + "/{subject}/see",
                "see-alert",
                (subject, words) ->
                        ActOffer.of(PAGE + "?state=open", texts.message(open(alerts, subject), words.locale())),
                word -> seeing.see(word.house(), word.id()));
    }
}
