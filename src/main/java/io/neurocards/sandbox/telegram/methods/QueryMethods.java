package io.neurocards.sandbox.telegram.methods;

import io.neurocards.sandbox.telegram.world.BotApiProblem;
import io.neurocards.sandbox.telegram.world.OpenQueries.Verdict;
import io.neurocards.sandbox.telegram.world.World;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Short answers: to a pressed button, to a payment about to be made, and what the bot is doing. */
final class QueryMethods {

    private static final int LONGEST_ANSWER = 200;
    private static final Duration ACTION_SHOWN = Duration.ofSeconds(5);
    private static final Set<String> ACTIONS = Set.of(
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "upload_document",
            "choose_sticker",
            "find_location",
            "record_video_note",
            "upload_video_note");

    private final World world;
    private final Post post;
    private final Clock clock;

    QueryMethods(World world, Post post, Clock clock) {
        this.world = world;
        this.post = post;
        this.clock = clock;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("answercallbackquery", this::answerButton);
        methods.put("answerprecheckoutquery", this::answerCheckout);
        methods.put("sendchataction", this::act);
    }

    private Reply answerButton(Call call) {
        var id = call.text("callback_query_id").orElse("");
        var text = call.text("text").orElse("");
        if (text.length() > LONGEST_ANSWER) {
            throw BotApiProblem.badRequest("MESSAGE_TOO_LONG");
        }
        var button = world.queries().button(call.bot().id(), id).orElseThrow(QueryMethods::tooOld);
        call.bot()
                .chat(button.person())
                .answer(id, text, call.flag("show_alert"), call.text("url").orElse(""));
        return Reply.yes();
    }

    private Reply answerCheckout(Call call) {
        var id = call.required("pre_checkout_query_id");
        var ok = call.flag("ok");
        var why = call.text("error_message").orElse("");
        if (!ok && why.isEmpty()) {
            throw BotApiProblem.badRequest("parameter \"error_message\" is required");
        }
        if (!world.queries().decide(call.bot().id(), id, new Verdict(ok ? null : why))) {
            throw tooOld();
        }
        return Reply.yes();
    }

    private static BotApiProblem tooOld() {
        return BotApiProblem.badRequest("query is too old and response timeout expired or query ID is invalid");
    }

    private Reply act(Call call) {
        var place = post.place(call);
        var action = call.required("action");
        if (!ACTIONS.contains(action)) {
            throw BotApiProblem.badRequest("wrong parameter action in request");
        }
        if (place.chat().blocked()) {
            throw BotApiProblem.forbidden("bot was blocked by the user");
        }
        place.chat().act(action, clock.instant().plus(ACTION_SHOWN));
        return Reply.yes();
    }
}
