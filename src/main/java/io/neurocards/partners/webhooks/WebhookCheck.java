package io.neurocards.partners.webhooks;

import io.neurocards.partners.webhooks.Webhook.Terms;
import io.neurocards.providers.fetch.OutsideCalls;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What an endpoint may be. Where its name leads is looked at again whenever it is called. */
@Component
record WebhookCheck(ObjectProvider<OutsideCalls> outside) {

    /** @throws ProblemException WEBHOOK_URL_REFUSED with {@code reason}; TEXT_TOO_LONG */
    void require(Terms terms) {
        var url = terms.url();
        if (url.isEmpty() || url.length() > Terms.LONGEST_URL || !url.chars().allMatch(WebhookCheck::isPlain)) {
            throw refused("not an https address of 1 to " + Terms.LONGEST_URL + " plain characters");
        }
        var complaint = outside.getObject().complaint(url);
        if (complaint != null) {
            throw refused(complaint);
        }
        var length = terms.description().codePointCount(0, terms.description().length());
        if (length > Terms.LONGEST_DESCRIPTION || terms.description().indexOf('\0') >= 0) {
            throw new ProblemException(ProblemCode.TEXT_TOO_LONG)
                    .with("field", "description")
                    .with("length", length)
                    .with("limit", Terms.LONGEST_DESCRIPTION);
        }
    }

    /** @throws ProblemException WEBHOOK_SWITCHED_OFF */
    static void requireOn(Webhook webhook) {
        if (!webhook.terms().enabled()) {
            throw new ProblemException(ProblemCode.WEBHOOK_SWITCHED_OFF);
        }
    }

    private static boolean isPlain(int character) {
        return character > ' ' && character < 0x7F;
    }

    private static ProblemException refused(String reason) {
        return new ProblemException(ProblemCode.WEBHOOK_URL_REFUSED).with("reason", reason);
    }
}
