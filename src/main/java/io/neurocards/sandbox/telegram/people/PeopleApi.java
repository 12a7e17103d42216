package io.neurocards.sandbox.telegram.people;

import io.neurocards.sandbox.telegram.methods.Upload;
import io.neurocards.sandbox.telegram.people.Till.Outcome;
import io.neurocards.sandbox.telegram.world.Bot;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.telegram.world.World;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The people's side by JSON: for tests, for scripts and for the chat page. */
public final class PeopleApi {

    private final World world;
    private final People people;
    private final Till till;
    private final Clock clock;

    public PeopleApi(World world, People people, Till till, Clock clock) {
        this.world = world;
        this.people = people;
        this.till = till;
        this.clock = clock;
    }

    /**
     * A request of a person's.
     *
     * @param action what stands behind the person's id in the path; empty for the person
     * @param fields what was sent; JSON in JSON
     */
    public record Wish(long person, String action, Map<String, String> fields, List<Upload> uploads) {

        String text(String name) {
            return fields.getOrDefault(name, "");
        }

        @Nullable
        String given(String name) {
            return fields.get(name);
        }

        int number(String name) {
            try {
                return Integer.parseInt(text(name));
            } catch (NumberFormatException e) {
                throw new PersonProblem(name + " is not a number");
            }
        }
    }

    /** Returns the bot that the wish is about. */
    public Bot bot(@Nullable String id) {
        if (id != null && id.matches("\\d{1,18}")) {
            return world.bot(Long.parseLong(id));
        }
        return world.current().orElseThrow(() -> new PersonProblem("No bot has called yet"));
    }

    /**
     * Does what a person wishes.
     *
     * @throws PersonProblem when no app would let them
     * @throws io.neurocards.sandbox.telegram.world.BotApiProblem when a file is not what it should be
     */
    public JsonNode act(Wish wish) throws IOException, InterruptedException {
        var id = wish.person();
        var bot = bot(wish.given("bot"));
        switch (wish.action()) {
            case "" -> people.rename(id, wish.given("first_name"), wish.given("username"), wish.given("language_code"));
            case "text" -> people.say(bot, id, wish.text("text"));
            case "photo" ->
                people.sendFiles(
                        bot,
                        id,
                        wish.uploads(),
                        wish.text("caption"),
                        wish.text("as").equals("document"));
            case "message" -> people.send(bot, id, object(wish.text("content")));
            case "update" -> world.tell(bot, wish.text("type"), object(wish.text("content")), id);
            case "edit" -> people.edit(bot, id, wish.number("message_id"), wish.text("text"));
            case "press" -> {
                return Json.object()
                        .put("callback_query_id", people.press(bot, id, wish.number("message_id"), wish.text("data")));
            }
            case "pay" -> {
                return outcome(
                        wish.given("link") == null
                                ? till.pay(bot, id, wish.number("message_id"))
                                : till.pay(id, wish.text("link")));
            }
            case "block" -> people.block(bot, id, Boolean.parseBoolean(wish.text("blocked")));
            default -> throw new PersonProblem("Nobody can do that: " + wish.action());
        }
        return chat(bot, id);
    }

    /** Returns the chat as its person sees it. */
    public JsonNode chat(Bot bot, long person) {
        return ChatView.of(bot, people.person(person), clock.instant());
    }

    private static ObjectNode object(String json) {
        try {
            if (Json.read(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new PersonProblem("content is not JSON");
        }
        throw new PersonProblem("content is not an object");
    }

    private static JsonNode outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Paid(var charge) ->
                Json.object().put("status", "paid").put("telegram_payment_charge_id", charge);
            case Outcome.Refused(var why) ->
                Json.object().put("status", "failed").put("error_message", why);
            case Outcome.Cancelled() -> Json.object().put("status", "cancelled");
            case Outcome.TooFewStars(var missing) ->
                Json.object().put("status", "not_enough_stars").put("missing", missing);
        };
    }
}
