package io.neurocards.sandbox.telegram;

import io.neurocards.sandbox.telegram.methods.BotApi;
import io.neurocards.sandbox.telegram.methods.Call;
import io.neurocards.sandbox.telegram.methods.Reply;
import io.neurocards.sandbox.telegram.world.Bot;
import io.neurocards.sandbox.telegram.world.BotApiProblem;
import io.neurocards.sandbox.telegram.world.Faults.Kind;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.telegram.world.World;
import io.neurocards.shared.Sleeper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** The bots' side over HTTP: {@code /bot<token>/<method>} and {@code /file/bot<token>/<path>}. */
final class BotRequests {

    private static final Logger log = LoggerFactory.getLogger(BotRequests.class);
    private static final String BOT = "/bot";
    private static final String FILE = "/file/bot";
    private static final int LONGEST_TOKEN = 80;

    private final World world;
    private final BotApi api;
    private final String knownToken;
    private final Sleeper sleeper;

    /**
     * Takes the only token to accept.
     *
     * @param knownToken empty to accept all
     */
    BotRequests(World world, BotApi api, String knownToken, Sleeper sleeper) {
        this.world = world;
        this.api = api;
        this.knownToken = knownToken;
        this.sleeper = sleeper;
    }

    void answer(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        try {
            if (path.startsWith(FILE)) {
                sendFile(path.substring(FILE.length()), response);
            } else if (path.startsWith(BOT)) {
                var reply = call(path.substring(BOT.length()), request);
                if (reply.isLost()) {
                    breakOff(response);
                }
                write(response, 200, reply.json());
            } else {
                throw BotApiProblem.of(404, "Not Found");
            }
        } catch (BotApiProblem e) {
            refuse(response, e);
        }
    }

    private record Outcome(Reply reply, boolean isLost) {

        ObjectNode json() {
            var json = Json.object().put("ok", true);
            json.set("result", reply.result());
            if (reply.description() != null) {
                json.put("description", reply.description());
            }
            return json;
        }
    }

    private Outcome call(String tokenAndMethod, HttpServletRequest request) throws IOException, InterruptedException {
        var slash = tokenAndMethod.indexOf('/');
        if (slash < 0) {
            throw BotApiProblem.of(404, "Not Found");
        }
        var bot = bot(tokenAndMethod.substring(0, slash));
        var method = tokenAndMethod.substring(slash + 1);
        world.meet(bot);
        var faults = world.faults();
        if (faults.take(Kind.SERVER_ERROR, method).isPresent()) {
            throw BotApiProblem.of(500, "Internal Server Error: as ordered");
        }
        faults.take(Kind.TOO_MANY_REQUESTS, method).ifPresent(fault -> {
            throw BotApiProblem.tooMany(Math.max(1, fault.seconds()));
        });
        var sent = RequestFields.of(request);
        var reply = api.call(method, new Call(bot, sent.fields(), sent.uploadsByName()));
        var slow = faults.take(Kind.SLOW_ANSWER, method);
        if (slow.isPresent()) {
            sleeper.sleep(slow.get().pause());
        }
        return new Outcome(reply, faults.take(Kind.LOST_ANSWER, method).isPresent());
    }

    private Bot bot(String token) {
        var colon = token.indexOf(':');
        var digits = colon < 0 ? "" : token.substring(0, colon);
        if (!digits.matches("[1-9]\\d{0,17}") || colon == token.length() - 1 || token.length() > LONGEST_TOKEN) {
            throw BotApiProblem.of(401, "Unauthorized: invalid token specified");
        }
        if (!knownToken.isEmpty()
                && !MessageDigest.isEqual(
                        knownToken.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
            throw BotApiProblem.of(401, "Unauthorized");
        }
        return world.bot(Long.parseLong(digits));
    }

    private void sendFile(String tokenAndPath, HttpServletResponse response) throws IOException {
        var slash = tokenAndPath.indexOf('/');
        var bot = bot(slash < 0 ? tokenAndPath : tokenAndPath.substring(0, slash));
        var file = world.files()
                .at(bot.id(), tokenAndPath.substring(slash + 1))
                .orElseThrow(() -> BotApiProblem.of(404, "Not Found"));
        response.setContentType("application/octet-stream");
        response.setContentLengthLong(file.content().size());
        Files.copy(world.files().bytes(file), response.getOutputStream());
    }

    /** Promises an answer and hangs up, so that the caller can't know what was done. */
    private static void breakOff(HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setContentLength(1000);
        response.flushBuffer();
        throw new ClientAbortException("The answer is lost, as ordered");
    }

    static void refuse(HttpServletResponse response, BotApiProblem problem) throws IOException {
        var json = Json.object()
                .put("ok", false)
                .put("error_code", problem.code())
                .put("description", problem.description());
        if (problem.retryAfterSeconds() > 0) {
            json.putObject("parameters").put("retry_after", problem.retryAfterSeconds());
            response.setHeader("Retry-After", Integer.toString(problem.retryAfterSeconds()));
        }
        log.debug("Sandbox refused a call: code={}, description={}", problem.code(), problem.description());
        write(response, problem.code(), json);
    }

    static void write(HttpServletResponse response, int status, tools.jackson.databind.JsonNode json)
            throws IOException {
        var bytes = Json.bytes(json);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
