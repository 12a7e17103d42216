package io.neurocards.accounts.export;

import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the rows of all sections as one JSON document, some hundred at a time. */
record ExportJson(
        JdbcClient jdbc,
        @SuppressWarnings("ArrayRecordComponent") UUID[] persons,
        Instant now) {

    private static final int AT_ONCE = 200;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    /** Writes it, and leaves the stream open. */
    void write(OutputStream target, List<ExportedSection> sections) {
        try (var json = JSON.writer().withDefaultPrettyPrinter().createGenerator(target)) {
            json.writeStartObject();
            json.writeStringProperty("exported_at", now.toString());
            for (var section : sections) {
                json.writeArrayPropertyStart(section.name());
                for (var rows = read(section, BEFORE_ALL); !rows.isEmpty(); rows = next(section, rows)) {
                    for (var row : rows) {
                        json.writePOJO(row);
                    }
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
    }

    private List<Map<String, @Nullable Object>> next(
            ExportedSection section, List<Map<String, @Nullable Object>> rows) {
        var last =
                UUID.fromString(Objects.requireNonNull(rows.getLast().get("id")).toString());
        return rows.size() < AT_ONCE ? List.of() : read(section, last);
    }

    private List<Map<String, @Nullable Object>> read(ExportedSection section, UUID after) {
        return jdbc.sql("select * from (" + section.sql() + ") r where r.id > :after order by r.id limit " + AT_ONCE)
                .param("persons", persons)
                .param("after", after)
                .query((row, _) -> values(row))
                .list();
    }

    private static Map<String, @Nullable Object> values(ResultSet row) throws SQLException {
        var values = new LinkedHashMap<String, @Nullable Object>();
        var columns = row.getMetaData();
        for (var index = 1; index <= columns.getColumnCount(); index++) {
            var type = columns.getColumnTypeName(index);
            values.put(
                    columns.getColumnLabel(index),
                    switch (type) {
                        case "timestamptz" -> time(row.getObject(index, OffsetDateTime.class));
                        case "int2", "int4", "int8", "bool", "numeric", "float8" -> row.getObject(index);
                        case "uuid", "text", "varchar" -> row.getString(index);
                        default -> throw new SQLException("No form for a column that is to be exported: type=" + type);
                    });
        }
        return values;
    }

    private static @Nullable String time(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant().toString();
    }
}
