package io.neurocards.web.pages;

import io.neurocards.accounts.standing.Maintenance;
import io.neurocards.payments.checkout.TestMoney;
import io.neurocards.shared.Mode;
import io.neurocards.web.WebSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What every page says of the house itself: whether this is a demo, whether its databases can be broken, whether money in it is not real, whether works are going on, where its rules stand. */
@Component
record House(
        Mode mode,
        Maintenance maintenance,
        WebSettings settings,
        TestMoney testMoney,
        @Value("${neurocards.sandbox.faults.on:false}") boolean hasFaults) {

    boolean isDemo() {
        return mode == Mode.DEMO;
    }

    boolean takesTestMoney() {
        return testMoney.isTaken();
    }

    boolean isClosed() {
        return maintenance.goingOn().isPresent();
    }

    String termsUrl() {
        return or(settings.termsUrl(), "/terms");
    }

    String privacyUrl() {
        return or(settings.privacyUrl(), "/privacy");
    }

    private static String or(@Nullable String own, String otherwise) {
        return own == null || own.isBlank() ? otherwise : own;
    }
}
