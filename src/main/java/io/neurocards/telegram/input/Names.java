package io.neurocards.telegram.input;

import io.neurocards.videos.Template;
import io.neurocards.videos.VideoType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What buttons carry, ours of today and those that customers may still have from before. */
final class Names {

    /** What a button means that means one thing only. */
    static final Map<String, Press> PLAIN = Map.ofEntries(
            Map.entry("continue", new Press.Continue()),
            Map.entry("accept_terms", new Press.AcceptTerms()),
            Map.entry("back_to_menu", new Press.BackToMenu()),
            Map.entry("generate_neurocard", new Press.Generate(VideoType.NEUROCARD)),
            Map.entry("generate_reels", new Press.Generate(VideoType.REELS)),
            Map.entry("make_reels", new Press.Generate(VideoType.REELS)),
            Map.entry("make_another_same_product", new Press.MakeAnother(null)),
            Map.entry("confirm_self_prompt", new Press.ConfirmSelfPrompt()),
            Map.entry("edit_self_prompt", new Press.EditSelfPrompt()),
            Map.entry("confirm_generation", new Press.Confirm(null)),
            Map.entry("scenario_take", new Press.TakeScenario()),
            Map.entry("scenario_another", new Press.AnotherScenario()),
            Map.entry("scenario_edit", new Press.EditScenario()),
            Map.entry("resume", new Press.Resume()),
            Map.entry("cabinet", new Press.Cabinet()),
            Map.entry("history", new Press.History()),
            Map.entry("statement", new Press.Statement()),
            Map.entry("purchases", new Press.Purchases()),
            Map.entry("invite", new Press.Invite()),
            Map.entry("language", new Press.ChooseLanguage()),
            Map.entry("export_data", new Press.TakeAlong()),
            Map.entry("delete_data", new Press.Leave()),
            Map.entry("short_no", new Press.GiveUpShort()),
            Map.entry("topup", new Press.TopUp()));

    /** How to read what follows the colon of the others. */
    private static final Map<String, Function<String, Optional<? extends Press>>> WITH_VALUE = Map.ofEntries(
            entry("again", Names::again),
            entry("retry", value -> uuid(value).map(Press.Retry::new)),
            entry("make_another_same_product", value -> uuid(value).map(Press.MakeAnother::new)),
            entry("tpl", value -> Template.ofText(value).map(Press.ChooseTemplate::new)),
            entry("count", Names::count),
            entry("confirm_generation", value -> uuid(value).map(Press.Confirm::new)),
            entry("lang", Names::language),
            entry("pay", Names::plan),
            entry("topup_for", value -> uuid(value).map(Press.TopUpFor::new)),
            entry("short_yes", Names::dearer),
            entry("shop_by", Names::gateway),
            entry("pay_by", Names::payBy),
            entry("clip", value -> uuid(value).map(Press.Clip::new)),
            entry("cancel_job", value -> uuid(value).map(Press.CancelJob::new)),
            entry("link", Names::link),
            entry("link_undo", value -> uuid(value).map(Press.UndoLink::new)),
            entry("delete_data_now", Names::leave),
            entry("cancel_order", value -> uuid(value).map(Press.CancelOrder::new)));

    private Names() {}

    static Optional<Press> read(String data) {
        var plain = PLAIN.get(data);
        if (plain != null) {
            return Optional.of(plain);
        }
        var colon = data.indexOf(':');
        var reader = colon < 0 ? null : WITH_VALUE.get(data.substring(0, colon));
        return reader == null
                ? Optional.empty()
                : reader.apply(data.substring(colon + 1)).map(press -> press);
    }

    private static Map.Entry<String, Function<String, Optional<? extends Press>>> entry(
            String name, Function<String, Optional<? extends Press>> reader) {
        return Map.entry(name, reader);
    }

    private static Optional<Press> count(String value) {
        return Set.of("1", "3", "5").contains(value)
                ? Optional.of(new Press.Count(Integer.parseInt(value)))
                : Optional.empty();
    }

    private static Optional<Press> language(String value) {
        return Set.of("ru", "en").contains(value) ? Optional.of(new Press.Speak(value)) : Optional.empty();
    }

    private static Optional<Press> leave(String value) {
        if (!value.matches("[0-9]{1,12}-[0-9]{1,12}")) {
            return Optional.empty();
        }
        var dash = value.indexOf('-');
        return Optional.of(new Press.LeaveForGood(
                Long.parseLong(value.substring(0, dash)), Long.parseLong(value.substring(dash + 1))));
    }

    private static Optional<Press> link(String value) {
        return value.matches("[0-9A-Za-z]{8}") ? Optional.of(new Press.Link(value)) : Optional.empty();
    }

    private static Optional<Press> plan(String value) {
        return value.matches("[1-9][0-9]{0,5}")
                ? Optional.of(new Press.Pay(Integer.parseInt(value)))
                : Optional.empty();
    }

    private static Optional<Press> gateway(String value) {
        return value.matches("[a-z_]{1,32}") ? Optional.of(new Press.ShopBy(value)) : Optional.empty();
    }

    private static Optional<Press> payBy(String value) {
        if (!value.matches("[a-z_]{1,32}-[1-9][0-9]{0,5}")) {
            return Optional.empty();
        }
        var dash = value.indexOf('-');
        return Optional.of(new Press.PayBy(value.substring(0, dash), Integer.parseInt(value.substring(dash + 1))));
    }

    private static Optional<Press> dearer(String value) {
        var dash = value.lastIndexOf('-');
        return value.matches(".*-[1-9][0-9]{0,8}")
                ? uuid(value.substring(0, dash))
                        .map(order -> new Press.TakeDearer(order, Long.parseLong(value.substring(dash + 1))))
                : Optional.empty();
    }

    /** A type, or one of the templates, as older buttons say. */
    private static Optional<? extends Press> again(String value) {
        return Template.ofText(value).isPresent()
                ? Optional.of(new Press.MakeAnother(null))
                : VideoType.ofText(value).map(Press.Again::new);
    }

    /** Takes only the form that we write ourselves. */
    private static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
