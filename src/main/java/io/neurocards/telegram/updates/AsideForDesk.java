package io.neurocards.telegram.updates;

import io.neurocards.operations.house.HouseWord;
import io.neurocards.operations.house.UpdatesAside;
import io.neurocards.telegram.client.ConditionalOnBot;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets others than the bot's own desk decide on what was set aside. */
@Component
@ConditionalOnBot
record AsideForDesk(SetAsideUpdates updates) implements UpdatesAside {

    @Override
    public int putBack(HouseWord word, UUID subject) {
        return updates.putBack(word(word, subject));
    }

    @Override
    public int drop(HouseWord word, UUID subject) {
        return updates.drop(word(word, subject));
    }

    private static SetAsideUpdates.Word word(HouseWord word, UUID subject) {
        return new SetAsideUpdates.Word(word.operation(), word.by(), subject, word.reason());
    }
}
