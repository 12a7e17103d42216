package io.neurocards.telegram.cabinet;

import io.neurocards.ledger.points.PointsOutlook;
import io.neurocards.loyalty.Loyalty;
import io.neurocards.shared.PersonId;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.screens.Html;
import io.neurocards.telegram.screens.Words;
import org.springframework.stereotype.Component;

/** How many points a customer has, on all platforms together, and how many of them are gone first. */
@Component
@ConditionalOnBot
record OwnPoints(Loyalty loyalty) {

    Html said(Words words, PersonId person) {
        return new Html(loyalty.outlook(person, words.zone())
                .map(outlook -> said(words, outlook))
                .orElseGet(() -> words.text("cabinet.points", "points", 0)));
    }

    private static String said(Words words, PointsOutlook outlook) {
        return words.text("cabinet.points", "points", outlook.current())
                + "\n"
                + words.text(
                        "cabinet.expiring",
                        "points",
                        words.points(outlook.next().amount()),
                        "day",
                        words.day(outlook.expiresAt()));
    }
}
