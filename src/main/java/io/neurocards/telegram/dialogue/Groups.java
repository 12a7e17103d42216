package io.neurocards.telegram.dialogue;

import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Sender;
import io.neurocards.telegram.screens.Screen;
import io.neurocards.telegram.screens.Words;
import org.springframework.stereotype.Component;

/** Groups are told once that we talk in private only. */
@Component
@ConditionalOnBot
class Groups {

    private final Chats chats;
    private final Post post;

    Groups(Chats chats, Post post) {
        this.chats = chats;
        this.post = post;
    }

    void refuse(long group, Sender sender) {
        if (chats.isFirstWordIn(group)) {
            var words = Words.in(sender.locale());
            post.send(group, Screen.of(words.text("group")).to(group));
        }
    }
}
