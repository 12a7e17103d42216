package io.neurocards.telegram.cabinet;

import io.neurocards.accounts.referrals.ReferralCode;
import io.neurocards.ledger.Ledger;
import io.neurocards.loyalty.referrals.Referrals;
import io.neurocards.shared.PersonId;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Press;
import io.neurocards.telegram.screens.Button;
import io.neurocards.telegram.screens.Html;
import io.neurocards.telegram.screens.Screen;
import io.neurocards.telegram.screens.Words;
import io.neurocards.videos.VideoView;
import io.neurocards.videos.Videos;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The pages of the cabinet. */
@Component
@ConditionalOnBot
public class CabinetScreens {

    private static final int LOW_BALANCE = 3;
    private static final int CLIPS_SHOWN = 10;
    private static final int LINES_SHOWN = 15;

    private final Ledger ledger;
    private final Videos videos;
    private final OwnPoints points;
    private final OwnPurchases purchases;
    private final Referrals referrals;
    private final BotName bot;

    CabinetScreens(
            Ledger ledger, Videos videos, OwnPoints points, OwnPurchases purchases, Referrals referrals, BotName bot) {
        this.ledger = ledger;
        this.videos = videos;
        this.points = points;
        this.purchases = purchases;
        this.referrals = referrals;
        this.bot = bot;
    }

    public Screen cabinet(Words words, PersonId person) {
        var balance = ledger.balance(person);
        var available = balance.available().amount();
        var friends = referrals.summary(person);
        var text = words.text(
                "cabinet",
                "balance",
                words.credits(available),
                "held",
                words.credits(balance.held().amount()),
                "points",
                points.said(words, person),
                "invited",
                words.friends(friends.invited()),
                "earned",
                words.credits(friends.creditsEarned()));
        var screen = Screen.of(available < LOW_BALANCE ? text + "\n\n" + words.text("cabinet.low") : text)
                .with(words.label("button.topup"), new Press.TopUp())
                .withRow(List.of(
                        new Button.Pressable(words.label("button.history"), new Press.History()),
                        new Button.Pressable(words.label("button.statement"), new Press.Statement())))
                .withRow(List.of(
                        new Button.Pressable(words.label("button.purchases"), new Press.Purchases()),
                        new Button.Pressable(words.label("button.invite"), new Press.Invite())))
                .with(words.label("button.language"), new Press.ChooseLanguage())
                .with(words.label("button.export"), new Press.TakeAlong());
        return screen.with(words.label("button.menu"), new Press.BackToMenu());
    }

    /** Returns the newest clips; what is being made can be cancelled, what is there sent again. */
    public Screen history(Words words, PersonId person) {
        var clips = videos.latest(person, null, CLIPS_SHOWN);
        if (clips.isEmpty()) {
            return back(Screen.of(words.text("history.empty")), words);
        }
        var lines = IntStream.range(0, clips.size())
                .mapToObj(index -> line(words, index + 1, clips.get(index)))
                .collect(Collectors.joining("\n"));
        var screen = Screen.of(words.text("history", "lines", new Html(lines)));
        for (var index = 0; index < clips.size(); index++) {
            var button = ClipButtons.of(words, index + 1, clips.get(index));
            if (button.isPresent()) {
                screen = screen.withRow(List.of(button.get()));
            }
        }
        return back(screen, words);
    }

    private static String line(Words words, int number, VideoView clip) {
        return words.text(
                "history.line",
                "number",
                number,
                "date",
                words.moment(clip.createdAt()),
                "product",
                Html.cut(clip.description().replaceAll("\\s+", " "), 40),
                "status",
                words.label("stage." + clip.stage().text(), "percent", clip.progress()));
    }

    public Screen statement(Words words, PersonId person) {
        var lines = ledger.statement(person, Long.MAX_VALUE, LINES_SHOWN).stream()
                .map(line -> words.text(
                        "statement.line",
                        "date",
                        words.moment(line.at()),
                        "what",
                        words.label("posting." + line.kind().text()),
                        "change",
                        words.signed(line.availableChange()),
                        "after",
                        line.availableAfter()))
                .collect(Collectors.joining("\n"));
        return back(
                Screen.of(
                        lines.isEmpty()
                                ? words.text("statement.empty")
                                : words.text("statement", "lines", new Html(lines))),
                words);
    }

    /** Returns the newest purchases, wherever they were made. */
    public Screen purchases(Words words, PersonId person) {
        var lines =
                purchases.newest(words, person).stream().map(PurchaseLine::html).collect(Collectors.joining("\n\n"));
        return back(
                Screen.of(
                        lines.isEmpty()
                                ? words.text("purchases.empty")
                                : words.text("purchases", "lines", new Html(lines))),
                words);
    }

    /**
     * Returns the link that brings friends, and what it brought.
     *
     * @throws IOException when Telegram doesn't say what the bot is called
     */
    public Screen invite(Words words, PersonId person) throws IOException {
        var link = "https://t.me/" + bot.username() + "?start=" + ReferralCode.PREFIX + referrals.codeOf(person);
        var summary = referrals.summary(person);
        var share = "https://t.me/share/url?url=" + URLEncoder.encode(link, StandardCharsets.UTF_8);
        var screen = Screen.of(words.text(
                        "invite",
                        "link",
                        link,
                        "invited",
                        words.friends(summary.invited()),
                        "rewarded",
                        words.friends(summary.rewarded()),
                        "pending",
                        words.friends(summary.pending()),
                        "earned",
                        words.credits(summary.creditsEarned()),
                        "hours",
                        referrals.hoursHeldBack(),
                        "yours",
                        words.credits(referrals.forInviter().amount()),
                        "theirs",
                        words.credits(referrals.forFriend().amount())))
                .withLink(words.label("button.share"), share);
        return back(screen, words);
    }

    private static Screen back(Screen screen, Words words) {
        return screen.withRow(List.of(
                new Button.Pressable(words.label("button.cabinet"), new Press.Cabinet()),
                new Button.Pressable(words.label("button.menu"), new Press.BackToMenu())));
    }
}
