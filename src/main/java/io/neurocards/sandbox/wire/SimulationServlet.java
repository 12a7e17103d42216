package io.neurocards.sandbox.wire;

import io.neurocards.sandbox.wire.Call.Part;
import io.neurocards.shared.Sleeper;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.util.unit.DataSize;

/** The door of one simulated provider: HTTP in, {@link Call} and {@link Reply} inside. */
public final class SimulationServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    /** No request is larger: a photo, and the form around it. */
    public static final DataSize LARGEST_REQUEST = DataSize.ofMegabytes(110);

    private static final int STEPS_OF_A_SLOW_BODY = 20;

    private final transient Door door;
    private final transient Sleeper sleeper;

    /** Answers calls. */
    public interface Door {

        Reply pass(Call call) throws IOException, InterruptedException;
    }

    public SimulationServlet(Door door, Sleeper sleeper) {
        this.door = door;
        this.sleeper = sleeper;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            write(door.pass(call(request)), response, request.getMethod().equals("HEAD"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Call call(HttpServletRequest request) throws IOException {
        var headers = new HashMap<String, String>();
        for (var name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        var isForm = headers.getOrDefault("content-type", "").startsWith("multipart/form-data");
        var file = isForm ? file(request) : Optional.<Part>empty();
        var fields = new HashMap<String, String>();
        var body = isForm
                ? ""
                : new String(
                        request.getInputStream().readNBytes((int) LARGEST_REQUEST.toBytes()), StandardCharsets.UTF_8);
        request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
        return new Call(
                request.getMethod(),
                base(request),
                Objects.requireNonNullElse(request.getPathInfo(), "/"),
                Objects.requireNonNullElse(request.getQueryString(), ""),
                Map.copyOf(fields),
                Map.copyOf(headers),
                body,
                file);
    }

    private static String base(HttpServletRequest request) {
        var url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    private static Optional<Part> file(HttpServletRequest request) throws IOException {
        try {
            for (var part : request.getParts()) {
                if (part.getSubmittedFileName() != null && part.getName().equals("file")) {
                    return Optional.of(new Part(
                            part.getSubmittedFileName(),
                            Objects.requireNonNullElse(part.getContentType(), ""),
                            part::getInputStream));
                }
            }
        } catch (ServletException | IllegalStateException e) {
            throw new IOException("Not a form that can be read", e);
        }
        return Optional.empty();
    }

    private void write(Reply reply, HttpServletResponse response, boolean headersOnly)
            throws IOException, InterruptedException {
        response.setStatus(reply.status());
        response.setContentType(reply.type());
        response.setContentLengthLong(reply.length());
        reply.headers().forEach(response::setHeader);
        if (headersOnly) {
            return;
        }
        try (var body = reply.body().open()) {
            var left = reply.sent();
            var step = reply.over().isZero()
                    ? 64 * 1024
                    : (int) Math.max(1, Math.min(64 * 1024, reply.sent() / STEPS_OF_A_SLOW_BODY));
            for (var bytes = body.readNBytes((int) Math.min(step, left)); bytes.length > 0 && left > 0; ) {
                response.getOutputStream().write(bytes);
                left -= bytes.length;
                pause(reply.over(), response);
                bytes = body.readNBytes((int) Math.min(step, left));
            }
        }
        if (reply.sent() < reply.length()) {
            breakOff(response);
        }
    }

    private void pause(Duration over, HttpServletResponse response) throws IOException, InterruptedException {
        if (!over.isZero()) {
            response.flushBuffer();
            sleeper.sleep(over.dividedBy(STEPS_OF_A_SLOW_BODY));
        }
    }

    /** Hangs up in the middle of what was promised. */
    private static void breakOff(HttpServletResponse response) throws IOException {
        response.flushBuffer();
        throw new ClientAbortException("The rest is lost, as ordered");
    }
}
