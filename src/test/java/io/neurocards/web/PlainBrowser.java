package io.neurocards.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser without scripts: keeps cookies, and sends forms with the token that the page had. Follows no redirect. */
final class PlainBrowser {

    static final String DASHBOARD = "/dashboard/databases";
    static final String DASHBOARD_DOOR = "/dashboard/sign-in";
    static final String FORM_HEADER = "X-XSRF-TOKEN";

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();
    private String address;
    private String formToken = "";

    /** Opens the door of the administrators' page, where there is a form. */
    PlainBrowser(String address) throws IOException, InterruptedException {
        this.address = address;
        var form = FORM_TOKEN.matcher(get(DASHBOARD_DOOR).body());
        if (form.find()) {
            formToken = form.group(1);
        }
    }

    /** Goes on at another node. */
    PlainBrowser at(String other) {
        address = other;
        return this;
    }

    /** Shows a token at the administrators' door. */
    HttpResponse<String> administers(String token) throws IOException, InterruptedException {
        return post(DASHBOARD_DOOR, "token", token);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    /** Returns what comes, line by line, from something that goes on coming; closing it hangs up. */
    Stream<String> lines(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofLines()).body();
    }

    HttpResponse<String> post(String path, String... fields) throws IOException, InterruptedException {
        var body = new StringBuilder();
        for (var index = 0; index < fields.length; index += 2) {
            body.append(index == 0 ? "" : "&")
                    .append(fields[index])
                    .append('=')
                    .append(URLEncoder.encode(fields[index + 1], StandardCharsets.UTF_8));
        }
        return http.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(FORM_HEADER, formToken)
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Accept-Language", "en");
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Returns what a request has to carry in its header to be sent by this browser. */
    String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Keeps a cookie as if the studio had set it. */
    void keeps(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(address), cookie);
    }

    String formToken() {
        return formToken;
    }
}
