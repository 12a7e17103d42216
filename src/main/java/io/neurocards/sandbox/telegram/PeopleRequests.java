package io.neurocards.sandbox.telegram;

import io.neurocards.sandbox.telegram.RequestFields.NamedUpload;
import io.neurocards.sandbox.telegram.people.PeopleApi;
import io.neurocards.sandbox.telegram.people.PeopleApi.Wish;
import io.neurocards.sandbox.telegram.people.PersonProblem;
import io.neurocards.sandbox.telegram.world.BotApiProblem;
import io.neurocards.sandbox.telegram.world.Chat;
import io.neurocards.sandbox.telegram.world.Faults.Fault;
import io.neurocards.sandbox.telegram.world.Faults.Kind;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.telegram.world.World;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The people's side over HTTP: {@code /people/<id>/…}, and the trouble to order at {@code /faults}. */
final class PeopleRequests {

    private static final Pattern PERSON = Pattern.compile("/people/([1-9]\\d{0,17})(?:/([a-z]*))?");
    private static final long HEARTBEAT_MILLIS = 10_000;

    private final World world;
    private final PeopleApi people;

    PeopleRequests(World world, PeopleApi people) {
        this.world = world;
        this.people = people;
    }

    void answer(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            problem(response, 403, "Another site must not play people");
            return;
        }
        var person = PERSON.matcher(path);
        try {
            if (path.equals("/faults")) {
                BotRequests.write(response, 200, faults(request));
            } else if (!person.matches()) {
                problem(response, 404, "Not Found");
            } else {
                var action = person.group(2) == null ? "" : person.group(2);
                person(Long.parseLong(person.group(1)), action, request, response);
            }
        } catch (PersonProblem e) {
            problem(response, 409, e.why());
        } catch (BotApiProblem e) {
            BotRequests.refuse(response, e);
        }
    }

    private void person(long id, String action, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        if (!request.getMethod().equals("GET")) {
            var sent = RequestFields.of(request);
            var uploads = sent.uploads().stream().map(NamedUpload::upload).toList();
            BotRequests.write(response, 200, people.act(new Wish(id, action, sent.fields(), uploads)));
            return;
        }
        var bot = people.bot(request.getParameter("bot"));
        switch (action) {
            case "", "chat" -> BotRequests.write(response, 200, people.chat(bot, id));
            case "events" -> tell(bot.chat(id), response);
            default -> problem(response, 404, "Not Found");
        }
    }

    /** Server-sent events: one whenever something in the chat has changed. */
    private void tell(Chat chat, HttpServletResponse response) throws IOException, InterruptedException {
        response.setContentType("text/event-stream");
        response.setHeader("Cache-Control", "no-store");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var seen = -1L;
        while (world.isRunning()) {
            var revision = chat.awaitChange(seen, HEARTBEAT_MILLIS);
            var line = revision == seen ? ": still here\n\n" : "data: " + revision + "\n\n";
            seen = revision;
            response.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
        }
    }

    private JsonNode faults(HttpServletRequest request) throws IOException {
        switch (request.getMethod()) {
            case "POST" -> order(RequestFields.of(request));
            case "DELETE" -> world.faults().cancelAll();
            default -> {}
        }
        var ordered = Json.array();
        world.faults().ordered().forEach(fault -> ordered.add(json(fault)));
        return Json.object().set("ordered", ordered);
    }

    private void order(RequestFields sent) {
        try {
            var kind = Kind.valueOf(sent.fields().getOrDefault("kind", "").toUpperCase(Locale.ROOT));
            var times = Integer.parseInt(sent.fields().getOrDefault("times", "1"));
            var seconds = Integer.parseInt(sent.fields().getOrDefault("seconds", "3"));
            world.faults().order(new Fault(kind, times, sent.fields().getOrDefault("method", ""), seconds));
        } catch (IllegalArgumentException e) {
            throw BotApiProblem.badRequest("no such fault");
        }
    }

    private static ObjectNode json(Fault fault) {
        return Json.object()
                .put("kind", fault.kind().name().toLowerCase(Locale.ROOT))
                .put("times", fault.times())
                .put("method", fault.method())
                .put("seconds", fault.seconds());
    }

    private static void problem(HttpServletResponse response, int status, String why) throws IOException {
        BotRequests.write(response, status, Json.object().put("error", why));
    }
}
