package io.neurocards.notifications.push;

import io.neurocards.database.Decisions;
import io.neurocards.notifications.fcm.AppPushes;
import io.neurocards.notifications.messages.Channel;
import io.neurocards.notifications.messages.Message;
import io.neurocards.notifications.messages.MessageChannel;
import io.neurocards.shared.PersonId;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells each browser that a customer subscribed, and each app that can be reached. */
@Component
record NotifyByPush(PushRows rows, PushService service, AppPushes apps, Decisions decisions) implements MessageChannel {

    private static final Logger log = LoggerFactory.getLogger(NotifyByPush.class);

    @Override
    public Channel channel() {
        return Channel.PUSH;
    }

    @Override
    public List<UUID> targets(PersonId person) {
        return Stream.concat(rows.of(person).stream(), apps.of(person).stream()).toList();
    }

    @Override
    public void told(PersonId person) {
        apps.countUntold(person);
    }

    @Override
    public Answer send(Message message) throws IOException, GeneralSecurityException {
        var browser = rows.find(message.person(), message.target());
        if (browser.isEmpty()) {
            return apps.send(message);
        }
        var answer = service.send(browser.get(), message);
        if (answer instanceof Answer.Gone) {
            decisions.act(() -> rows.remove(message.target()));
            log.info("Push subscription removed: subscription={}; its browser has gone", message.target());
        }
        return answer;
    }
}
