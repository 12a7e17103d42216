package io.neurocards.sandbox.faults.page;

import io.neurocards.sandbox.faults.page.StudioRequests.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Somebody who signs up by e-mail, orders one clip with the free credits, and waits for it. */
final class DemoCustomer implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(DemoCustomer.class);
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
    private static final String JSON = "application/json";
    private static final String USERS = "/v1/website/users/";
    private static final String PASSWORD = "a password of the demo";
    private static final int CLIENT_ERROR = 400;

    private final StudioRequests studio;
    private final Consumer<UnaryOperator<DemoOrder>> show;
    private final String email = "demo-" + UUID.randomUUID() + "@example.com";

    DemoCustomer(StudioRequests studio, Consumer<UnaryOperator<DemoOrder>> show) {
        this.studio = studio;
        this.show = show;
    }

    @Override
    public void run() {
        try {
            var token = session();
            follow(order(token), token);
        } catch (IOException e) {
            log.warn("A demo customer gave up", e);
            show("given_up");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private String session() throws IOException, InterruptedException {
        post(
                USERS,
                "{\"email\":\"%s\",\"password\":\"%s\",\"accept_terms\":true}".formatted(email, PASSWORD),
                DemoCustomer::isDecided);
        show("waiting_for_mail");
        var mail = studio.get("/sandbox/mail.json?to=" + email, "", mails -> code(mails) != null);
        show("confirming");
        post(USERS + email + "/verify", "{\"code\":\"%s\"}".formatted(code(mail.body())), DemoCustomer::isDecided);
        var session = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
        return post("/v1/website/sessions", session, answer -> answer.has("access_token"))
                .text("access_token");
    }

    /** What was only kept, to be decided later, is asked for again: the same key gets the decision once there is one. */
    private static boolean isDecided(JsonNode answer) {
        return !answer.has("operation_id");
    }

    private static @Nullable String code(JsonNode mails) {
        var code = CODE.matcher(mails.toString());
        return code.find() ? code.group() : null;
    }

    private Answer post(String path, String json, Predicate<JsonNode> settled)
            throws IOException, InterruptedException {
        return accepted(studio.post(path, "", JSON, json.getBytes(StandardCharsets.UTF_8), settled));
    }

    private static Answer accepted(Answer answer) throws IOException {
        if (answer.status() >= CLIENT_ERROR) {
            throw new IOException(
                    "The studio refused a demo customer: status=" + answer.status() + ", code=" + answer.text("code"));
        }
        return answer;
    }

    private String order(String token) throws IOException, InterruptedException {
        show("ordering");
        var form = DemoForm.filled();
        var ordered = accepted(
                studio.post("/v1/videos", token, form.type(), form.content().array(), answer -> answer.has("jobs")));
        return ordered.body().path("jobs").path(0).path("job_id").asString();
    }

    private void follow(String job, String token) throws IOException, InterruptedException {
        var isOver = false;
        while (!isOver) {
            var clip = accepted(studio.get("/v1/videos/" + job, token, answer -> answer.has("status")));
            var status = clip.text("status");
            isOver = status.equals("completed") || status.equals("failed");
            var step = isOver ? status : clip.text("stage");
            var progress = clip.body().path("progress").asInt(0);
            show.accept(order -> order.at(step, progress, clip.text("video_url")));
            studio.pause();
        }
    }

    private void show(String step) {
        show.accept(order -> order.at(step));
    }
}
