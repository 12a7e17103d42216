package io.neurocards.web;

import io.neurocards.accounts.linking.BotLinks;
import io.neurocards.accounts.referrals.ReferralCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The addresses by which somebody's friends come to us. */
@Component
public final class ReferralLinks {

    /** What names the code in an address of the site. */
    public static final String PARAMETER = "ref";

    private final WebSettings settings;
    private final ObjectProvider<BotLinks> bot;

    ReferralLinks(WebSettings settings, ObjectProvider<BotLinks> bot) {
        this.settings = settings;
        this.bot = bot;
    }

    public String website(String code, HttpServletRequest request) {
        return PublicUrls.of(settings, request).of("/?" + PARAMETER + "=" + code);
    }

    /** Returns the address that opens the bot, or nothing while there is none. */
    public Optional<String> telegram(String code) {
        return Optional.ofNullable(bot.getIfAvailable()).flatMap(known -> known.start(ReferralCode.PREFIX + code));
    }
}
