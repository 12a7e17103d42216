package io.neurocards.sandbox.telegram.page;

import io.neurocards.sandbox.telegram.people.People;
import io.neurocards.sandbox.telegram.world.Bot;
import io.neurocards.sandbox.telegram.world.Person;
import io.neurocards.sandbox.telegram.world.World;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The chat window: {@code /sandbox/telegram?user=1} is one person, {@code ?user=2} another. */
@Controller
@ConditionalOnProperty(name = "neurocards.mode", havingValue = "demo")
class ChatPages {

    /** Above what fits into 32 bits, as real people's ids are. */
    private static final long FIRST_PERSON = 7_000_000_000L;

    private static final int LAST_USER = 999;
    private static final Map<Integer, List<String>> KNOWN_PEOPLE =
            Map.of(1, List.of("Анна", "ru"), 2, List.of("Boris", "en"), 3, List.of("Вера", "ru"));

    private final World world;
    private final People people;
    private final Clock clock;

    ChatPages(World world, People people, Clock clock) {
        this.world = world;
        this.people = people;
        this.clock = clock;
    }

    /** A command of the bot's. */
    public record Command(String name, String description) {}

    @GetMapping("/sandbox/telegram")
    String page(
            @RequestParam(defaultValue = "1") int user,
            @RequestParam(defaultValue = "") String start,
            Locale locale,
            Model model) {
        fill(user, locale, model);
        model.addAttribute("start", start.matches("[A-Za-z0-9_-]{1,64}") ? start : "");
        model.addAttribute(
                "users",
                IntStream.rangeClosed(1, Math.max(KNOWN_PEOPLE.size(), Math.min(user, LAST_USER)))
                        .filter(number -> number <= KNOWN_PEOPLE.size() || number == user)
                        .boxed()
                        .toList());
        return "sandbox/telegram";
    }

    @GetMapping("/sandbox/telegram/chat")
    String chat(@RequestParam(defaultValue = "1") int user, Locale locale, Model model) {
        fill(user, locale, model);
        return "sandbox/telegram :: chat";
    }

    private void fill(int user, Locale locale, Model model) {
        var number = Math.clamp(user, 1, LAST_USER);
        var person = person(number);
        var language = language(person.languageCode());
        var ours = language(locale.getLanguage());
        var bot = world.current();
        model.addAttribute("language", language.getLanguage());
        model.addAttribute("texts", texts(language));
        model.addAttribute("sideLanguage", ours.getLanguage());
        model.addAttribute("side", texts(ours));
        model.addAttribute("user", number);
        model.addAttribute("person", person);
        model.addAttribute("bot", bot.map(Bot::user).orElse(null));
        model.addAttribute(
                "botName",
                bot.map(known -> known.user().path("first_name").asString("")).orElse(""));
        model.addAttribute("botUsername", bot.map(Bot::username).orElse(""));
        model.addAttribute(
                "started", bot.map(known -> known.chat(person.id()).started()).orElse(false));
        model.addAttribute(
                "blocked", bot.map(known -> known.chat(person.id()).blocked()).orElse(false));
        model.addAttribute(
                "action",
                bot.map(known -> known.chat(person.id()).action(clock.instant()))
                        .orElse(""));
        model.addAttribute(
                "answers", bot.map(known -> known.chat(person.id()).answers()).orElse(List.of()));
        model.addAttribute("commands", bot.map(known -> commands(known, person)).orElse(List.of()));
        model.addAttribute(
                "messages", bot.map(known -> messages(known, person, number)).orElse(List.of()));
    }

    /** The phone speaks its owner's language; what stands beside it, the language of whoever tries the bot out. */
    private static Locale language(@Nullable String code) {
        return code == null || code.startsWith("ru") ? Locale.of("ru") : Locale.ENGLISH;
    }

    private Person person(int number) {
        var id = FIRST_PERSON + number;
        return world.person(id).orElseGet(() -> {
            var known = KNOWN_PEOPLE.getOrDefault(number, List.of("User " + number, "ru"));
            return people.rename(id, known.getFirst(), null, known.getLast());
        });
    }

    private static List<ShownMessage> messages(Bot bot, Person person, int number) {
        return bot.chat(person.id()).messages().stream()
                .map(message -> ShownMessage.of(message, bot.username(), number))
                .toList();
    }

    /** As the apps choose: this chat's before those of private chats, the person's language before none. */
    private static List<Command> commands(Bot bot, Person person) {
        var language = person.languageCode() == null ? "" : person.languageCode();
        for (var scope : List.of("chat" + person.id(), "all_private_chats", "default")) {
            for (var spoken : List.of(language, "")) {
                var found = bot.setting("commands:" + scope + ":" + spoken);
                if (found.isPresent() && !found.get().isEmpty()) {
                    var commands = new ArrayList<Command>();
                    found.get()
                            .forEach(command -> commands.add(new Command(
                                    "/" + command.path("command").asString("").replace("/", ""),
                                    command.path("description").asString(""))));
                    return commands;
                }
            }
        }
        return List.of();
    }

    private static Map<String, String> texts(Locale language) {
        var bundle = ResourceBundle.getBundle("messages/sandbox", language);
        return bundle.keySet().stream().collect(Collectors.toMap(key -> key, bundle::getString));
    }

    /** A file from a chat, in ranges when the player asks for them. What no player shows is only to be saved. */
    @GetMapping("/sandbox/telegram/files/{id}")
    ResponseEntity<Resource> file(@PathVariable String id) {
        var found = world.files().find(id);
        if (found.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        var file = found.get();
        var shown = type(file.mimeType());
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noCache());
        if (shown == null) {
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(file.name())
                            .build()
                            .toString());
        }
        return answer.contentType(shown == null ? MediaType.APPLICATION_OCTET_STREAM : shown)
                .body(new FileSystemResource(world.files().bytes(file)));
    }

    private static @Nullable MediaType type(String mimeType) {
        return mimeType.matches("image/(jpeg|png|webp|gif)|video/[\\w-]+") ? MediaType.parseMediaType(mimeType) : null;
    }
}
