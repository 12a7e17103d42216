package io.neurocards.telegram.dialogue;

import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.screens.Screen;
import io.neurocards.telegram.screens.Words;
import org.springframework.stereotype.Component;

/** Everything that the buttons of an order lead to. */
@Component
@ConditionalOnBot
record OrderPresses(
        Choices choices,
        ScenarioStep scenario,
        Ordering ordering,
        ShortSteps shortage,
        WebPayments webPayments,
        GeneralScreens screens) {

    Screen language(Words words) {
        return screens.language(words);
    }
}
