package io.neurocards.providers;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a model is asked for on its provider's wire, so that no model's name and none of its peculiarities stands in code.
 *
 * @param family which of the provider's interfaces reaches it
 * @param name the provider's name for it
 * @param prompt the field that takes the words; {@code prompt} unless the file says otherwise
 * @param image where the photo goes; absent for a model that takes none
 * @param duration where the length goes; absent for a model that has one length only
 * @param ratio the field that takes the first of the model's ratios; absent where the picture follows the photo
 * @param resolution the field that takes the wire's word for the resolution, and that word
 * @param fixed what else is sent, as it stands
 */
public record Wire(
        Family family,
        String name,
        String prompt,
        @Nullable Image image,
        @Nullable Length duration,
        @Nullable String ratio,
        @Nullable Resolution resolution,
        Map<String, Object> fixed) {

    /** One way to ask one provider, with its own envelope; the fields within are the catalogue's. */
    public enum Family {
        /** kie.ai's {@code createTask} and {@code recordInfo}. */
        KIE_MARKET("kie"),
        /** kie.ai's own interface for Veo. */
        KIE_VEO("kie"),
        /** Kling's {@code /v1/videos}. */
        KLING_LEGACY("kling"),
        /** Kling's interface of 2026: contents, settings and options. */
        KLING_TASKS("kling");

        private final String provider;

        Family(String provider) {
            this.provider = provider;
        }

        /** Returns the name of the provider that speaks it. */
        public String provider() {
            return provider;
        }
    }

    /** The field that takes the photo, and how. */
    public record Image(String field, Shape as) {

        /** A photo's form on the wire. */
        public enum Shape {
            /** One address. */
            URL,
            /** A list with one address. */
            LIST,
            /** The file's bytes in base64, without a prefix. */
            BASE64
        }
    }

    /** The field that takes the length in seconds, and how. */
    public record Length(String field, Kind as) {

        /** A number's form on the wire. */
        public enum Kind {
            TEXT,
            NUMBER
        }

        /** Returns what goes into the field. */
        public Object value(int seconds) {
            return switch (as) {
                case TEXT -> Integer.toString(seconds);
                case NUMBER -> seconds;
            };
        }
    }

    /** The field that takes the resolution, and the word for it. */
    public record Resolution(String field, String value) {}

    /** Fills in what the file may leave out. */
    public Wire {
        prompt = prompt == null ? "prompt" : prompt;
        fixed = fixed == null ? Map.of() : Map.copyOf(fixed);
    }
}
