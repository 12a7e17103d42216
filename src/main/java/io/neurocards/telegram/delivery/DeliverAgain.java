package io.neurocards.telegram.delivery;

import io.neurocards.jobs.Jobs;
import io.neurocards.operations.house.ClipDelivery;
import java.time.Instant;

/** Sends a clip to its owner's chat once more, by the durable job of a first delivery; to the chat that is theirs today, if any. */
record DeliverAgain(PersonChats chats, DeliveryRows rows, Jobs jobs) implements ClipDelivery {

    @Override
    public String way() {
        return "telegram";
    }

    @Override
    public boolean again(Finished finished, Instant now) {
        var chat = chats.chatOf(finished.person());
        if (chat.isEmpty()) {
            return false;
        }
        rows.insert(finished.clip(), finished.order(), finished.person(), chat.getAsLong(), now);
        var delivery = rows.find(finished.clip()).orElseThrow();
        if (delivery.chatId() != chat.getAsLong()) {
            return false;
        }
        if (!delivery.state().isToBeSent()) {
            rows.due(finished.clip(), Form.VIDEO, now);
        }
        jobs.enqueue(DeliverVideos.TYPE, finished.clip());
        return true;
    }
}
