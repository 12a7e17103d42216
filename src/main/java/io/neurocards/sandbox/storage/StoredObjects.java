package io.neurocards.sandbox.storage;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The buckets and what is in them. */
final class StoredObjects {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_!.*'()&$@=;:+,? /-]+");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,15})-(\\d{0,15})");

    private final Clock clock;
    private final Map<String, Bucket> buckets = new HashMap<>();

    StoredObjects(Clock clock) {
        this.clock = clock;
    }

    private record Bucket(boolean open, NavigableMap<String, Stored> objects) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Stored(byte[] content, String type, Instant at) {}

    synchronized void make(String bucket, boolean open) {
        var before = buckets.get(bucket);
        buckets.put(bucket, new Bucket(open, before == null ? new TreeMap<>() : before.objects()));
    }

    synchronized Answer create(String bucket, boolean open) {
        if (buckets.containsKey(bucket)) {
            return Answer.refused(400, "409", "ResourceAlreadyExists", "The resource already exists");
        }
        make(bucket, open);
        return Answer.of(JSON.createObjectNode().put("name", bucket));
    }

    synchronized Answer bucket(String name) {
        var bucket = buckets.get(name);
        return bucket == null
                ? Answer.refused(400, "404", "NoSuchBucket", "Bucket not found")
                : Answer.of(JSON.createObjectNode()
                        .put("id", name)
                        .put("name", name)
                        .put("public", bucket.open()));
    }

    synchronized Answer write(String path, byte[] content, @Nullable String type, boolean replaces) {
        var objects = objects(path);
        var name = name(path);
        if (objects == null) {
            return Answer.refused(400, "404", "NoSuchBucket", "Bucket not found");
        }
        if (!NAME.matcher(name).matches()) {
            return Answer.refused(400, "400", "InvalidKey", "Invalid key: " + name);
        }
        if (type == null || !type.matches("(image|video)/\\w+|application/octet-stream")) {
            return Answer.refused(400, "415", "InvalidMimeType", "mime type is not supported");
        }
        if (objects.containsKey(name) && !replaces) {
            return Answer.refused(400, "409", "KeyAlreadyExists", "The resource already exists");
        }
        objects.put(name, new Stored(content, type, clock.instant()));
        return Answer.of(
                JSON.createObjectNode().put("Id", UUID.randomUUID().toString()).put("Key", path));
    }

    synchronized Answer read(String path, @Nullable String range) {
        var objects = objects(path);
        var found = objects == null ? null : objects.get(name(path));
        if (found == null) {
            return Answer.refused(400, "404", "NoSuchKey", "Object not found");
        }
        var modified = DateTimeFormatter.RFC_1123_DATE_TIME.format(found.at().atOffset(ZoneOffset.UTC));
        var wanted = range == null ? null : RANGE.matcher(range);
        if (wanted == null || !wanted.matches()) {
            return new Answer(200, found.type(), found.content(), Map.of("Last-Modified", modified));
        }
        var length = found.content().length;
        var first = Integer.parseInt(wanted.group(1));
        if (first >= length) {
            return Answer.refused(416, "416", "InvalidRange", "The requested range is not satisfiable");
        }
        var last = wanted.group(2).isEmpty() ? length - 1 : Math.min(length - 1, Integer.parseInt(wanted.group(2)));
        return new Answer(
                206,
                found.type(),
                Arrays.copyOfRange(found.content(), first, last + 1),
                Map.of("Last-Modified", modified, "Content-Range", "bytes " + first + "-" + last + "/" + length));
    }

    /** Removes what is there and names it; what is not there is not spoken of. */
    synchronized Answer remove(String bucket, JsonNode names) {
        var removed = JSON.createArrayNode();
        var known = buckets.get(bucket);
        if (known == null) {
            return Answer.refused(400, "404", "NoSuchBucket", "Bucket not found");
        }
        for (var name : names) {
            if (known.objects().remove(name.asString("")) != null) {
                removed.addObject().put("name", name.asString(""));
            }
        }
        return Answer.of(removed);
    }

    /** Lists one folder; what lies deeper is one entry without an id for each folder in it. */
    synchronized Answer list(String bucket, JsonNode wish) {
        var known = buckets.get(bucket);
        if (known == null) {
            return Answer.refused(400, "404", "NoSuchBucket", "Bucket not found");
        }
        if (!wish.has("prefix")) {
            return Answer.refused(400, "400", "InvalidRequest", "body must have required property 'prefix'");
        }
        var folder = wish.path("prefix").asString("");
        var entries = new TreeMap<String, @Nullable Stored>();
        known.objects().tailMap(folder).forEach((name, stored) -> {
            if (name.startsWith(folder)) {
                var rest = name.substring(folder.length());
                var slash = rest.indexOf('/');
                entries.putIfAbsent(slash < 0 ? rest : rest.substring(0, slash), slash < 0 ? stored : null);
            }
        });
        return Answer.of(
                page(entries, wish.path("offset").asInt(0), wish.path("limit").asInt(100)));
    }

    private static ArrayNode page(Map<String, @Nullable Stored> entries, int offset, int limit) {
        var page = JSON.createArrayNode();
        entries.entrySet().stream().skip(offset).limit(limit).forEach(entry -> {
            var told = page.addObject().put("name", entry.getKey());
            var stored = entry.getValue();
            if (stored == null) {
                told.putNull("id").putNull("updated_at").putNull("metadata");
            } else {
                told.put(
                                "id",
                                UUID.nameUUIDFromBytes(entry.getKey().getBytes(StandardCharsets.UTF_8))
                                        .toString())
                        .put("updated_at", stored.at().toString());
                told.putObject("metadata").put("size", stored.content().length).put("mimetype", stored.type());
            }
        });
        return page;
    }

    private @Nullable NavigableMap<String, Stored> objects(String path) {
        var bucket = buckets.get(path.substring(0, Math.max(0, path.indexOf('/'))));
        return bucket == null ? null : bucket.objects();
    }

    private static String name(String path) {
        return path.substring(path.indexOf('/') + 1);
    }
}
