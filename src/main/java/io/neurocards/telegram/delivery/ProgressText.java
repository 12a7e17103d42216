package io.neurocards.telegram.delivery;

import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import io.neurocards.ledger.Balance;
import io.neurocards.videos.VideoView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts an order into the words and buttons of its one message. */
record ProgressText(Words words) {

    private static final int LONGEST_TITLE = 100;
    private static final int CELLS = 10;
    private static final int SECONDS_IN_WORDS = 60;
    private static final int SECONDS_STEP = 10;

    /** What is left of a clip that takes longer than the latest ones did; nobody knows how long. */
    private static final int OVERDUE = 1;

    /** What the message should show; {@code last} when the order is over and nothing follows. */
    record Screen(String text, InlineKeyboardMarkup keyboard, boolean last) {

        /** Returns a digest by which the same screen is known again after a restart. */
        String digest() {
            try {
                var sha256 = MessageDigest.getInstance("SHA-256");
                return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }
    }

    static boolean isOver(List<VideoView> videos) {
        return videos.stream().allMatch(video -> video.stage().isOver());
    }

    /** Returns the screen of an order that is still being made. */
    Screen whileMaking(List<VideoView> videos) {
        var order = videos.getFirst().orderId();
        return new Screen(body(videos), new Buttons(words).whileMaking(order, videos), false);
    }

    /** Returns the screen of an order that is over, with what the customer has left. */
    Screen afterwards(List<VideoView> videos, Balance balance) {
        var spent = videos.stream()
                .filter(VideoView::charged)
                .mapToLong(VideoView::cost)
                .sum();
        var left = words.credits(balance.available().amount());
        var bill = spent == 0 ? words.text("charge.nothing", left) : words.text("charge", words.credits(spent), left);
        var keyboard = new Buttons(words).afterwards(videos.getLast(), balance);
        return new Screen(body(videos) + "\n\n" + bill, keyboard, true);
    }

    private String body(List<VideoView> videos) {
        var title = Words.quoted(videos.getFirst().description(), LONGEST_TITLE);
        if (videos.size() == 1) {
            return words.text("title.one", title) + "\n\n" + state(videos.getFirst());
        }
        var lines = IntStream.range(0, videos.size())
                .mapToObj(index -> words.text("number", index + 1, state(videos.get(index))))
                .toList();
        return words.text("title.many", title, words.clips(videos.size())) + "\n\n" + String.join("\n", lines);
    }

    private String state(VideoView video) {
        var lines = new ArrayList<String>();
        lines.add(
                switch (video.stage()) {
                    case QUEUED -> queued(video.queuePosition());
                    case PROMPTING, SUBMITTING, GENERATING, FETCHING, CHECKING, DELIVERING ->
                        words.text(
                                "working",
                                bar(video.progress()),
                                video.progress(),
                                words.text("stage." + video.stage().text()));
                    case COMPLETED -> words.text("completed");
                    case FAILED -> words.text("failed");
                    case CANCELLED -> words.text("cancelled");
                });
        if (!video.stage().isOver()) {
            if (video.retried()) {
                lines.add(words.text("retried"));
            }
            var eta = video.etaSeconds();
            if (eta != null && eta > OVERDUE) {
                lines.add(eta(eta));
            }
        }
        return String.join("\n", lines);
    }

    private String queued(@Nullable Integer position) {
        return position == null || position <= 1 ? words.text("next") : words.text("queued", position);
    }

    /** Rounded up, so that the message does not change for a second's sake. */
    private String eta(int seconds) {
        return seconds <= SECONDS_IN_WORDS
                ? words.text("eta.soon", Math.ceilDiv(seconds, SECONDS_STEP) * SECONDS_STEP)
                : words.text("eta.minutes", Math.ceilDiv(seconds, 60));
    }

    private static String bar(int percent) {
        var full = percent * CELLS / 100;
        return "▓".repeat(full) + "░".repeat(CELLS - full);
    }
}
