package io.neurocards.videos;

import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.providers.Model;
import io.neurocards.providers.prompts.Commission;
import io.neurocards.providers.prompts.PromptWriter;
import io.neurocards.providers.prompts.Scenario;
import io.neurocards.providers.prompts.WriterAnswer;
import java.io.IOException;
import java.util.Optional;

/** Has a scenario written for a story, where there is a writer and the story may be shown to it. */
final class AskWriter {

    /** More than a writer needs; a model that takes less says so itself. */
    private static final int LONGEST_PROMPT = 1500;

    private static final int SHORTEST_PROMPT = 200;

    private final PromptWriter writer;
    private final Templates templates;
    private final MediaStore store;

    AskWriter(PromptWriter writer, Templates templates, MediaStore store) {
        this.writer = writer;
        this.templates = templates;
        this.store = store;
    }

    /** Returns whether words are written for such a clip; a customer's own direction is never shown to anybody. */
    boolean serves(Template template, Model model) {
        return switch (template) {
            case SELF -> false;
            case UGC, AD -> writer.isConfigured() && model.inputs().contains("text");
        };
    }

    /**
     * Returns what was written, or nothing when the writer is off, slow, out of quota or no use.
     *
     * @throws IOException when the photo can't be read from the store
     */
    Optional<Scenario> ask(Story story, int variant, Model model, MediaKey photo)
            throws IOException, InterruptedException {
        var rules = templates.rules(story.template(), "en");
        var room = Math.clamp(model.promptLimit() - rules.length() - 1L, SHORTEST_PROMPT, LONGEST_PROMPT);
        var instructions = templates.writer(story, room);
        if (instructions.isEmpty() || !serves(story.template(), model)) {
            return Optional.empty();
        }
        var commission = new Commission(instructions.get(), request(story, variant), bytes(photo));
        return switch (writer.write(commission)) {
            case WriterAnswer.Written(var scenario) -> Optional.of(scenario);
            case WriterAnswer.Unavailable _ -> Optional.empty();
        };
    }

    private String request(Story story, int variant) {
        var wishes = story.wishes().isEmpty() ? "" : "\nThe customer's wishes: " + story.wishes();
        return "The product: " + story.product() + wishes + "\nHero, place and mood of this clip: "
                + templates.variation(story, variant);
    }

    private byte[] bytes(MediaKey photo) throws IOException {
        try (var content = store.open(photo).contentFrom(0)) {
            return content.readAllBytes();
        }
    }
}
