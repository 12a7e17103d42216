package io.neurocards.telegram.delivery;

import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.request.EditMessageText;
import com.pengrad.telegrambot.request.SendMessage;
import io.neurocards.jobs.RecurringJob;
import io.neurocards.ledger.Ledger;
import io.neurocards.telegram.delivery.ProgressRows.Open;
import io.neurocards.telegram.delivery.ProgressText.Screen;
import io.neurocards.telegram.outgoing.Outgoing;
import io.neurocards.telegram.outgoing.Outgoing.Urgency;
import io.neurocards.videos.VideoView;
import io.neurocards.videos.Videos;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/**
 * Keeps each order's one message up to date. One node does this, once a second; all open orders are read together, and
 * nothing is written for those whose text has not changed. Sending is handed over and its answer written down when it comes,
 * so no transaction is open meanwhile. A message whose first send had no answer is sent again a minute later: it may then
 * stand there twice, and the later one goes on.
 */
final class ShowProgress implements RecurringJob {

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** One edit a chat in this time; Telegram asks for no more than about one message a second, edits included. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private static final Duration LONGEST_EDIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_SEND = Duration.ofMinutes(1);

    private final ProgressRows rows;
    private final ProgressAnswers answers;
    private final Videos videos;
    private final Ledger ledger;
    private final Outgoing outgoing;
    private final Clock clock;
    private final MessageSource texts = Words.bundle();

    ShowProgress(
            ProgressRows rows, ProgressAnswers answers, Videos videos, Ledger ledger, Outgoing outgoing, Clock clock) {
        this.rows = rows;
        this.answers = answers;
        this.videos = videos;
        this.ledger = ledger;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "telegram-progress";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() {
        var due = rows.dueAt(clock.instant(), PAUSE);
        var clips = clipsOf(due);
        var busy = new HashSet<Long>();
        for (var open : due) {
            var ofOrder = clips.get(open.orderId());
            if (ofOrder != null && !busy.contains(open.chatId()) && show(open, screen(open, ofOrder))) {
                busy.add(open.chatId());
            }
        }
    }

    private Map<UUID, List<VideoView>> clipsOf(List<Open> due) {
        return videos.ofOrders(due.stream().map(Open::orderId).toList()).stream()
                .collect(Collectors.groupingBy(VideoView::orderId));
    }

    private Screen screen(Open open, List<VideoView> clips) {
        var text = new ProgressText(new Words(texts, open.locale()));
        return ProgressText.isOver(clips)
                ? text.afterwards(clips, ledger.balance(open.person()))
                : text.whileMaking(clips);
    }

    /** Returns whether there was anything new to show. */
    private boolean show(Open open, Screen screen) {
        var now = clock.instant();
        var message = open.messageId();
        var until = now.plus(message == null ? LONGEST_SEND : LONGEST_EDIT);
        if (screen.digest().equals(open.shown()) || !rows.begin(open.orderId(), now, until)) {
            return false;
        }
        var chat = open.chatId();
        if (message == null) {
            var request = new SendMessage(chat, screen.text())
                    .parseMode(ParseMode.HTML)
                    .replyMarkup(screen.keyboard());
            answers.note(
                    open, outgoing.send(chat, Urgency.NOTICE, request), answer -> answers.sent(open, screen, answer));
        } else {
            var request = new EditMessageText(chat, message, screen.text())
                    .parseMode(ParseMode.HTML)
                    .replyMarkup(screen.keyboard());
            answers.note(
                    open,
                    outgoing.send(chat, Urgency.NOTICE, request),
                    answer -> answers.edited(open, message, screen, answer));
        }
        return true;
    }
}
