package io.neurocards.operations.backups;

import io.neurocards.operations.backups.envelope.DamagedBackupException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** The small parts of a backup as text, and the clock that they are dated by. */
@Component
record BackupJson(ObjectMapper mapper, Clock clock) {

    byte[] bytes(Object part) {
        return mapper.writeValueAsBytes(part);
    }

    /**
     * Reads the part to its end; the stream is not closed.
     *
     * @throws DamagedBackupException when it can't be read
     */
    <T> T read(InputStream in, Class<T> type) throws IOException {
        try {
            return mapper.readValue(in.readAllBytes(), type);
        } catch (JacksonException e) {
            throw new DamagedBackupException("A part of it can't be read: " + type.getSimpleName(), e);
        }
    }
}
