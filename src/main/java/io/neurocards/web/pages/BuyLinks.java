package io.neurocards.web.pages;

import io.neurocards.accounts.linking.BotLinks;
import io.neurocards.web.PublicUrls;
import io.neurocards.web.WebSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where the page for buying leads to, and where gateways lead back to. */
@Component
record BuyLinks(WebSettings settings, ObjectProvider<BotLinks> bots) {

    /** Returns where the customer comes back to: a payment has the id of the operation that began it. */
    URI back(UUID payment, HttpServletRequest request) {
        return URI.create(PublicUrls.of(settings, request).of("/buy/" + payment));
    }

    /** Returns where Stars are taken; nothing without a bot. */
    @Nullable
    String bot() {
        return bots.stream().findFirst().flatMap(bot -> bot.start("buy")).orElse(null);
    }
}
