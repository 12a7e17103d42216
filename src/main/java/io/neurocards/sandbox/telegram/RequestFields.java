package io.neurocards.sandbox.telegram;

import io.neurocards.sandbox.telegram.methods.Call;
import io.neurocards.sandbox.telegram.methods.Upload;
import io.neurocards.sandbox.telegram.world.BotApiProblem;
import io.neurocards.sandbox.telegram.world.Json;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request says: in its address, as a form, as JSON or in parts.
 *
 * @param uploads the files with the names of their parts, in their order
 */
record RequestFields(Map<String, String> fields, List<NamedUpload> uploads) {

    private static final int LARGEST_JSON = 4 * 1024 * 1024;

    record NamedUpload(String name, Upload upload) {}

    private record PartUpload(Part part) implements Upload {

        @Override
        public String fileName() {
            return Objects.requireNonNullElse(part.getSubmittedFileName(), "");
        }

        @Override
        public String contentType() {
            return Objects.requireNonNullElse(part.getContentType(), "");
        }

        @Override
        public long size() {
            return part.getSize();
        }

        @Override
        public InputStream open() throws IOException {
            return part.getInputStream();
        }
    }

    static RequestFields of(HttpServletRequest request) throws IOException {
        var type = Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
        var uploads = type.startsWith("multipart/form-data") ? uploads(request) : List.<NamedUpload>of();
        var fields = new HashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
        if (type.startsWith("application/json")) {
            fields.putAll(json(request));
        }
        return new RequestFields(fields, uploads);
    }

    private static List<NamedUpload> uploads(HttpServletRequest request) throws IOException {
        try {
            var uploads = new ArrayList<NamedUpload>();
            for (var part : request.getParts()) {
                if (part.getSubmittedFileName() != null) {
                    uploads.add(new NamedUpload(part.getName(), new PartUpload(part)));
                }
            }
            return uploads;
        } catch (IllegalStateException e) {
            throw BotApiProblem.of(413, "Request Entity Too Large");
        } catch (ServletException e) {
            throw BotApiProblem.badRequest("can't read the request's parts");
        }
    }

    private static Map<String, String> json(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(LARGEST_JSON + 1);
        if (bytes.length > LARGEST_JSON) {
            throw BotApiProblem.of(413, "Request Entity Too Large");
        }
        if (bytes.length == 0) {
            return Map.of();
        }
        try {
            if (Json.read(new String(bytes, StandardCharsets.UTF_8)) instanceof ObjectNode object) {
                return Call.fields(object);
            }
        } catch (JacksonException e) {
            throw BotApiProblem.badRequest("can't parse JSON object");
        }
        throw BotApiProblem.badRequest("can't parse JSON object");
    }

    Map<String, Upload> uploadsByName() {
        var byName = new HashMap<String, Upload>();
        uploads.forEach(named -> byName.put(named.name(), named.upload()));
        return byName;
    }
}
