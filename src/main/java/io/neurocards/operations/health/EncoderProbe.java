package io.neurocards.operations.health;

import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.shared.Role;
import io.neurocards.shared.Roles;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.stereotype.Component;

@Component
record EncoderProbe(Ffmpeg ffmpeg) implements Probe {

    @Override
    public String name() {
        return "ffmpeg";
    }

    @Override
    public boolean isNeededBy(Roles roles) {
        return roles.has(Role.WORKER);
    }

    @Override
    public void look() throws IOException {
        if (!Files.isExecutable(ffmpeg.executable())) {
            throw new IOException("ffmpeg is gone: path=" + ffmpeg.executable());
        }
    }
}
