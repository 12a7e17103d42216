package io.neurocards.telegram.client;

import com.pengrad.telegrambot.TelegramBot;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.neurocards.providers.proxies.TestProxies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import okhttp3.OkHttpClient;

/** As much of a Bot API server as the connection's tests need: real HTTP, answers by the test, updates on demand. */
public final class TelegramServer implements AutoCloseable {

    public static final String TOKEN = "424242:AAHk3jD8fT5sL0qW2eR4tY6uI8oP1aS3dF7";

    /** An answer that never comes. */
    public static final String LOST = "lost";

    private static final String MESSAGE = """
            {"ok":true,"result":{"message_id":1,"date":1763596800,"chat":{"id":1,"type":"private"}}}""";

    private final HttpServer server;
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Map<String, Function<Call, String>> answers = new ConcurrentHashMap<>();
    private final ConcurrentNavigableMap<Long, String> updates = new ConcurrentSkipListMap<>();

    public record Call(String method, Map<String, String> parameters, Instant at) {}

    private TelegramServer(HttpServer server) {
        this.server = server;
    }

    public static TelegramServer start() throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        var telegram = new TelegramServer(http);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/bot" + TOKEN + "/", telegram::serve);
        http.createContext("/file/bot" + TOKEN + "/", exchange -> reply(exchange, 200, "content of a file"));
        http.start();
        return telegram;
    }

    /** Answers calls of the method so; the HTTP status is the answer's error code. */
    public void answer(String method, Function<Call, String> answer) {
        answers.put(method, answer);
    }

    public static String ok() {
        return MESSAGE;
    }

    public static String error(int code, String description) {
        return error(code, description, "");
    }

    public static String error(int code, String description, String parameters) {
        return "{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + description + "\"" + parameters + "}";
    }

    public List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    public void add(long updateId, String content) {
        synchronized (updates) {
            updates.put(updateId, "{\"update_id\":" + updateId + "," + content + "}");
            updates.notifyAll();
        }
    }

    /** Adds a text in a private chat. */
    public void says(long updateId, long chat, String text) {
        add(updateId, says(chat, text));
    }

    public static String says(long chat, String text) {
        return """
                "message":{"message_id":11,"date":1763596800,"text":"%s",
                "from":{"id":%d,"is_bot":false,"first_name":"Ann","language_code":"en"},
                "chat":{"id":%d,"type":"private","first_name":"Ann"}}""".formatted(text, chat, chat);
    }

    public int unconfirmed() {
        return updates.size();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public BotAddress botAddress() {
        return new BotAddress(address(), TOKEN);
    }

    public static OkHttpClient http() {
        return TestProxies.none()
                .client(
                        "telegram",
                        new OkHttpClient.Builder()
                                .addInterceptor(new ErrorsAsJson())
                                .build());
    }

    public TelegramBot bot() {
        return new TelegramBot.Builder(TOKEN)
                .okHttpClient(http())
                .apiUrl(botAddress().methods())
                .fileApiUrl(botAddress().files())
                .build();
    }

    public BotFiles files() {
        return files(Path.of("no-such-folder"));
    }

    /** Fetches files of a server in local mode, whose folder this is. */
    BotFiles files(Path folder) {
        return new BotFiles(bot(), botAddress(), http(), folder);
    }

    private void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var method = path.substring(path.lastIndexOf('/') + 1);
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var call = new Call(method, parameters(body), Clock.systemUTC().instant());
        calls.add(call);
        var answer = answers.containsKey(method)
                ? answers.get(method).apply(call)
                : method.equals("getUpdates")
                        ? updates(call)
                        : method.startsWith("send") ? MESSAGE : "{\"ok\":true,\"result\":true}";
        if (answer.equals(LOST)) {
            exchange.close();
            return;
        }
        var error = answer.indexOf("\"error_code\":");
        reply(exchange, error < 0 ? 200 : Integer.parseInt(answer.substring(error + 13, error + 16)), answer);
    }

    private String updates(Call call) {
        var offset = Long.parseLong(call.parameters().getOrDefault("offset", "0"));
        var end = System.nanoTime() + Long.parseLong(call.parameters().getOrDefault("timeout", "0")) * 1_000_000_000L;
        synchronized (updates) {
            updates.headMap(offset).clear();
            try {
                while (updates.isEmpty() && System.nanoTime() < end) {
                    updates.wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            var batch = updates.values().stream().limit(100).toList();
            return "{\"ok\":true,\"result\":[" + String.join(",", batch) + "]}";
        }
    }

    private static Map<String, String> parameters(String body) {
        var parameters = new TreeMap<String, String>();
        for (var pair : body.split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
