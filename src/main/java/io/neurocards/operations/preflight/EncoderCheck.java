package io.neurocards.operations.preflight;

import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.shared.OutsideCheck;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The ffmpeg that was found; finding one tries it. */
@Component
record EncoderCheck(Ffmpeg ffmpeg) implements OutsideCheck {

    @Override
    public String name() {
        return "ffmpeg";
    }

    @Override
    public Optional<String> look() {
        return Optional.of(ffmpeg.version() + ", " + ffmpeg.origin().name().toLowerCase(Locale.ROOT));
    }
}
