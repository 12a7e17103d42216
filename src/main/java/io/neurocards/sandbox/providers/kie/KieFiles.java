package io.neurocards.sandbox.providers.kie;

import io.neurocards.sandbox.providers.clips.PhotoSource;
import io.neurocards.sandbox.providers.clips.Photos;
import io.neurocards.sandbox.providers.clips.Photos.Photo;
import io.neurocards.sandbox.providers.world.Accounts;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.wire.Call;
import io.neurocards.sandbox.wire.Call.Part;
import io.neurocards.sandbox.wire.Reply;
import io.neurocards.sandbox.wire.Simulation;
import java.io.IOException;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** kie's second host, which takes pictures and hands them out again below {@code /files}. */
public final class KieFiles implements Simulation {

    private static final String FILES = "/files/";

    private final Accounts accounts;
    private final Photos photos;
    private final PhotoSource source;
    private final Clock clock;

    public KieFiles(Accounts accounts, Photos photos, PhotoSource source, Clock clock) {
        this.accounts = accounts;
        this.photos = photos;
        this.source = source;
        this.clock = clock;
    }

    @Override
    public String vendor() {
        return KieSimulation.VENDOR;
    }

    @Override
    public String operation(Call call) {
        return call.path().startsWith("/api/") ? "upload" : "";
    }

    @Override
    public Reply answer(Call call) throws IOException, InterruptedException {
        if (call.method().equals("GET") && call.path().startsWith(FILES)) {
            var photo = photos.find(call.path().substring(call.path().lastIndexOf('/') + 1));
            return photo.isPresent()
                    ? Reply.file(photo.get().format().type(), photo.get().file())
                    : Reply.text(404, "text/plain", "Not Found");
        }
        try {
            KieSimulation.account(accounts, call);
            return uploaded(call);
        } catch (KieProblem e) {
            return Reply.json(
                    e.code() == 401 ? 401 : 200,
                    Json.object().put("success", false).put("code", e.code()).put("msg", e.words()));
        }
    }

    private Reply uploaded(Call call) throws IOException, InterruptedException {
        return switch (call.method() + " " + call.path()) {
            case "POST /api/file-stream-upload" -> {
                var file = call.file().orElseThrow(() -> new KieProblem(400, "file is required"));
                yield kept(call, bytes(file), call.field("uploadPath"), call.field("fileName"));
            }
            case "POST /api/file-base64-upload" -> {
                var sent = sent(call);
                yield kept(call, decoded(sent), text(sent, "uploadPath"), text(sent, "fileName"));
            }
            case "POST /api/file-url-upload" -> {
                var sent = sent(call);
                yield described(call, fetched(sent), text(sent, "uploadPath"), text(sent, "fileName"));
            }
            default -> throw new KieProblem(404, "Not Found");
        };
    }

    private static byte[] bytes(Part file) throws IOException {
        try (var content = file.content().open()) {
            return content.readAllBytes();
        }
    }

    private static ObjectNode sent(Call call) {
        return call.json().orElseThrow(() -> new KieProblem(400, "The request body is not a JSON object"));
    }

    private static String text(ObjectNode sent, String name) {
        return sent.path(name).asString("");
    }

    private static byte[] decoded(ObjectNode sent) {
        var data = text(sent, "base64Data");
        try {
            return Base64.getMimeDecoder()
                    .decode(data.startsWith("data:") ? data.substring(data.indexOf(',') + 1) : data);
        } catch (IllegalArgumentException e) {
            throw new KieProblem(400, "base64Data is not base64");
        }
    }

    private Optional<Photo> fetched(ObjectNode sent) throws InterruptedException {
        try {
            return source.fetch(text(sent, "fileUrl"));
        } catch (IOException | IllegalArgumentException e) {
            throw new KieProblem(400, "fileUrl could not be downloaded");
        }
    }

    private Reply kept(Call call, byte[] content, String path, String name) throws IOException {
        return described(call, photos.keep(content), path, name);
    }

    private Reply described(Call call, Optional<Photo> kept, String path, String name) {
        if (path.isBlank()) {
            throw new KieProblem(400, "uploadPath is required");
        }
        var photo = kept.orElseThrow(() -> new KieProblem(400, "Unsupported file type"));
        var fileName = name.isBlank() ? photo.name() : name;
        var json = Json.object().put("success", true).put("code", 200).put("msg", "File uploaded successfully");
        json.putObject("data")
                .put("fileName", fileName)
                .put("filePath", path + "/" + fileName)
                .put("downloadUrl", call.base() + "/sandbox/kie-files" + FILES + photo.name())
                .put("fileSize", photo.bytes())
                .put("mimeType", photo.format().type())
                .put("uploadedAt", clock.instant().toString());
        return Reply.json(200, json);
    }

    @Override
    public Reply trouble(Fault fault) {
        var code = fault.kind() == Fault.Kind.KEY_REFUSED ? 401 : 500;
        return Reply.json(
                code, Json.object().put("success", false).put("code", code).put("msg", "Upload failed"));
    }
}
