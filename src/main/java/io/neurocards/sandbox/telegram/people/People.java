package io.neurocards.sandbox.telegram.people;

import io.neurocards.sandbox.telegram.methods.Formatted;
import io.neurocards.sandbox.telegram.methods.Upload;
import io.neurocards.sandbox.telegram.world.Bot;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.telegram.world.MediaIntake;
import io.neurocards.sandbox.telegram.world.Message;
import io.neurocards.sandbox.telegram.world.Person;
import io.neurocards.sandbox.telegram.world.StoredFile;
import io.neurocards.sandbox.telegram.world.World;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people do in their chats with a bot. */
public final class People {

    private static final int LONGEST_TEXT = 4096;

    private final World world;
    private final MediaIntake intake;
    private final Clock clock;

    public People(World world, MediaIntake intake, Clock clock) {
        this.world = world;
        this.intake = intake;
        this.clock = clock;
    }

    /** Returns the person, who opens an account when there is none. */
    public Person person(long id) {
        return world.person(id).orElseGet(() -> world.change(id, known -> known));
    }

    /** Returns the person as renamed; what is null stays. */
    public Person rename(
            long id, @Nullable String firstName, @Nullable String username, @Nullable String languageCode) {
        return world.change(
                id,
                known -> new Person(
                        id,
                        firstName == null ? known.firstName() : firstName,
                        username == null ? known.username() : username,
                        languageCode == null ? known.languageCode() : languageCode,
                        known.stars()));
    }

    /** Writes a text; one that is too long goes as several messages, as from a phone. */
    public void say(Bot bot, long id, String text) {
        var rest = text;
        while (rest.length() > LONGEST_TEXT) {
            var cut = Character.isHighSurrogate(rest.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
            sayOnce(bot, id, rest.substring(0, cut));
            rest = rest.substring(cut);
        }
        sayOnce(bot, id, rest);
    }

    private void sayOnce(Bot bot, long id, String text) {
        var formatted = Formatted.plain(text);
        if (formatted.text().isEmpty()) {
            throw new PersonProblem("A message has text");
        }
        var content = Json.object();
        formatted.into(content, "text", "entities");
        send(bot, id, content);
    }

    /** Sends whatever the Bot API can say in a message, such as a location. */
    public Message send(Bot bot, long id, ObjectNode content) {
        var person = person(id);
        var chat = bot.chat(id);
        if (chat.blocked()) {
            throw new PersonProblem("Unblock the bot first");
        }
        chat.start();
        var body = frame(person);
        body.setAll(content);
        var message = chat.add(body);
        world.tell(bot, "message", message.body(), id);
        return message;
    }

    private ObjectNode frame(Person person) {
        var body = Message.empty();
        body.set("from", person.user());
        body.set("chat", person.chat());
        return body.put("date", clock.instant().getEpochSecond());
    }

    /** Sends pictures: one message, or an album when there are several. */
    public void sendFiles(Bot bot, long id, List<Upload> uploads, String caption, boolean asDocuments)
            throws IOException {
        if (uploads.isEmpty()) {
            throw new PersonProblem("There is no file");
        }
        var files = new ArrayList<StoredFile>();
        for (var upload : uploads) {
            try (var bytes = upload.open()) {
                files.add(
                        asDocuments
                                ? intake.document(bot.id(), bytes, upload.fileName(), upload.contentType(), null)
                                : intake.photo(bot.id(), bytes));
            }
        }
        var album = Long.toString(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
        for (var file : files) {
            var content = Json.object();
            content.set(file.kind().field(), file.media());
            if (files.size() > 1) {
                content.put("media_group_id", album);
            }
            if (file.equals(files.getFirst())) {
                Formatted.plain(caption).into(content, "caption", "caption_entities");
            }
            send(bot, id, content);
        }
    }

    /** Changes a text that the person wrote. */
    public void edit(Bot bot, long id, int messageId, String text) {
        var body = message(bot, id, messageId).copy();
        Formatted.plain(text).into(body, "text", "entities");
        body.put("edit_date", clock.instant().getEpochSecond());
        var edited = bot.chat(id).replace(body, false);
        world.tell(bot, "edited_message", edited.body(), id);
    }

    /** Presses a button; {@code data} may be one that the message never had. Returns the id of the query. */
    public String press(Bot bot, long id, int messageId, String data) {
        var message = bot.chat(id).message(messageId);
        var query = Json.object().put("id", world.queries().press(bot.id(), id));
        query.set("from", person(id).user());
        query.set("message", message.<JsonNode>map(Message::body).orElseGet(() -> inaccessible(id, messageId)));
        query.put("chat_instance", Long.toString(31 * bot.id() + id)).put("data", data);
        world.tell(bot, "callback_query", query, id);
        return query.path("id").asString("");
    }

    private JsonNode inaccessible(long id, int messageId) {
        var gone = Json.object().put("message_id", messageId).put("date", 0);
        return gone.set("chat", person(id).chat());
    }

    /** Blocks the bot, or takes it back. */
    public void block(Bot bot, long id, boolean blocked) {
        if (!bot.chat(id).block(blocked)) {
            return;
        }
        var change = Json.object();
        change.set("chat", person(id).chat());
        change.set("from", person(id).user());
        change.put("date", clock.instant().getEpochSecond());
        change.set("old_chat_member", member(bot, !blocked));
        change.set("new_chat_member", member(bot, blocked));
        world.tell(bot, "my_chat_member", change, id);
    }

    private static ObjectNode member(Bot bot, boolean kicked) {
        var member = Json.object();
        member.set("user", bot.user());
        return kicked ? member.put("status", "kicked").put("until_date", 0) : member.put("status", "member");
    }

    Message message(Bot bot, long id, int messageId) {
        return bot.chat(id).message(messageId).orElseThrow(() -> new PersonProblem("There is no such message"));
    }
}
