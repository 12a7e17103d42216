package io.neurocards.videos;

import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.shared.PersonId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was ordered, shared by the jobs of the order. */
record VideoOrder(
        UUID id,
        PersonId person,
        VideoType type,
        Template template,
        String model,
        String description,
        String wishes,
        String prompt,
        String language,
        String photo,
        @Nullable String cutout,
        int seconds,
        int count,
        long creditsEach,
        @Nullable UUID scenario) {

    MediaKey photoKey() {
        return new MediaKey(Bucket.INPUTS, photo);
    }

    @Nullable
    MediaKey cutoutKey() {
        return cutout == null ? null : new MediaKey(Bucket.INPUTS, cutout);
    }

    /** Returns the customer's own words on camera and light: all they wrote that is not the product itself. */
    String direction() {
        return template == Template.SELF ? prompt : wishes;
    }

    Story story() {
        return new Story(type, template, language, description, wishes, prompt, seconds);
    }

    /** Returns the brief of one more clip like these. */
    Brief again() {
        return new Brief(template.text(), description, wishes, prompt, 1, seconds, model, language);
    }
}
