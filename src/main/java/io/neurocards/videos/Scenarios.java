package io.neurocards.videos;

import io.neurocards.accounts.Consents;
import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.providers.Model;
import io.neurocards.providers.prompts.Scenario;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.Drafts.StoredPhoto;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer sees what is to happen in a clip before paying for it, has it written anew, or changes it. It costs nothing;
 * how often it may be asked for is bounded, because each time the operator pays a writer.
 */
public final class Scenarios {

    public static final int LONGEST_SPOKEN_TEXT = 600;
    public static final int LONGEST_SCENE = 1200;

    /**
     * What is to happen in a clip, for its customer to read before paying.
     *
     * @param spokenText what is said, empty when nobody speaks
     * @param scene what is seen
     * @param edited whether the customer has changed it
     * @param photo the product that it is about
     * @param expiresAt from when on nothing can be ordered by it
     */
    public record ScenarioView(
            UUID id,
            Template template,
            String spokenText,
            String scene,
            boolean edited,
            StoredPhoto photo,
            Instant expiresAt) {}

    private final Consents consents;
    private final BriefCheck briefs;
    private final StoredPhotos photos;
    private final AskWriter askWriter;
    private final KeptScenarios kept;
    private final ScenarioSettings settings;

    Scenarios(
            Consents consents,
            BriefCheck briefs,
            StoredPhotos photos,
            AskWriter askWriter,
            KeptScenarios kept,
            ScenarioSettings settings) {
        this.consents = consents;
        this.briefs = briefs;
        this.photos = photos;
        this.askWriter = askWriter;
        this.kept = kept;
        this.settings = settings;
    }

    /** Returns whether clips of this kind have a scenario to see: a writer is there, and the model is directed by words. */
    public boolean offered(Template template, Model model) {
        return settings.shows(template) && askWriter.serves(template, model);
    }

    /**
     * Has a scenario written for a product whose photo comes along.
     *
     * @throws ProblemException what is wrong with brief or photo, as for an order; SCENARIO_UNAVAILABLE when the writer is
     *     away or such clips have none, and ordering goes on without; TOO_MANY_REQUESTS with retry_after_seconds
     * @throws IOException when the photo can't be read or kept
     */
    public ScenarioView draft(PersonId person, Brief brief, InputStream photo)
            throws IOException, InterruptedException {
        consents.require(person);
        var checked = checked(brief, VideoType.REELS);
        return draft(person, checked, photos.take(person, photo));
    }

    /**
     * Has a scenario written for a product whose photo is kept already.
     *
     * @throws ProblemException as above, and PHOTO_REQUIRED when the photo is gone
     */
    public ScenarioView draft(PersonId person, Brief brief, VideoType type, StoredPhoto photo)
            throws IOException, InterruptedException {
        consents.require(person);
        var checked = checked(brief, type);
        if (!photos.has(photo)) {
            throw new ProblemException(ProblemCode.PHOTO_REQUIRED);
        }
        return draft(person, checked, photo);
    }

    /**
     * Changes the words; the scenario is then the customer's own.
     *
     * @throws ProblemException SCENARIO_UNKNOWN when it is not this person's, its time is over, or clips were ordered by it;
     *     SCENE_REQUIRED; TEXT_TOO_LONG with field, limit and length
     */
    public ScenarioView edit(PersonId person, UUID id, @Nullable String spokenText, @Nullable String scene) {
        var spoken = BriefCheck.text(spokenText, "spoken_text", LONGEST_SPOKEN_TEXT);
        var seen = BriefCheck.text(scene, "scene", LONGEST_SCENE);
        if (seen.isEmpty()) {
            throw new ProblemException(ProblemCode.SCENE_REQUIRED);
        }
        var before = kept.get(person, id);
        return before.spokenText().equals(spoken) && before.scene().equals(seen)
                ? before
                : kept.edit(person, id, spoken, seen);
    }

    /**
     * Returns a person's scenario.
     *
     * @throws ProblemException SCENARIO_UNKNOWN when it is not this person's, or its time is over
     */
    public ScenarioView get(PersonId person, UUID id) {
        return kept.get(person, id);
    }

    private CheckedBrief checked(Brief brief, VideoType type) {
        var checked = briefs.check(brief, type);
        if (!offered(checked.template(), checked.model())) {
            throw new ProblemException(ProblemCode.SCENARIO_UNAVAILABLE);
        }
        return checked;
    }

    private ScenarioView draft(PersonId person, CheckedBrief brief, StoredPhoto photo)
            throws IOException, InterruptedException {
        var asked = kept.begin(person, brief, photo);
        var key = new MediaKey(Bucket.INPUTS, photo.photo());
        var written = askWriter
                .ask(brief.story(), asked.variant(), brief.model(), key)
                .orElseThrow(() -> new ProblemException(ProblemCode.SCENARIO_UNAVAILABLE));
        return kept.keep(
                person,
                asked,
                new Scenario(
                        FinalPrompt.cut(written.spokenText(), LONGEST_SPOKEN_TEXT),
                        FinalPrompt.cut(written.scene(), LONGEST_SCENE),
                        written.finalPrompt()));
    }
}
