package io.neurocards.sandbox.telegram;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** The door: bots on one side, people on the other. */
final class SandboxTelegramServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient BotRequests bots;
    private final transient PeopleRequests people;

    SandboxTelegramServlet(BotRequests bots, PeopleRequests people) {
        this.bots = bots;
        this.people = people;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = Objects.requireNonNullElse(request.getPathInfo(), "/");
        try {
            if (path.startsWith("/people/") || path.equals("/faults")) {
                people.answer(path, request, response);
            } else {
                bots.answer(path, request, response);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
