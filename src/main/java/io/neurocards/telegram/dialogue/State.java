package io.neurocards.telegram.dialogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.neurocards.videos.VideoType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands: photo, product, template, wishes or the customer's own direction, number of clips, yes. Kept
 * as JSON with the chat; who changes a shape here raises {@code StateJson.FORMAT}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = State.Idle.class, name = "idle"),
    @JsonSubTypes.Type(value = State.WaitingPhoto.class, name = "waiting_photo"),
    @JsonSubTypes.Type(value = State.WaitingProductInfo.class, name = "waiting_product_info"),
    @JsonSubTypes.Type(value = State.WaitingTemplate.class, name = "waiting_template"),
    @JsonSubTypes.Type(value = State.WaitingWishes.class, name = "waiting_wishes"),
    @JsonSubTypes.Type(value = State.WaitingUserPrompt.class, name = "waiting_user_prompt"),
    @JsonSubTypes.Type(value = State.WaitingSelfPromptConfirm.class, name = "waiting_self_prompt_confirm"),
    @JsonSubTypes.Type(value = State.WaitingVideoCount.class, name = "waiting_video_count"),
    @JsonSubTypes.Type(value = State.WaitingScenario.class, name = "waiting_scenario"),
    @JsonSubTypes.Type(value = State.WaitingConfirm.class, name = "waiting_confirm"),
    @JsonSubTypes.Type(value = State.WaitingContact.class, name = "waiting_contact")
})
sealed interface State {

    record Idle() implements State {}

    record WaitingPhoto(VideoType type) implements State {}

    record WaitingProductInfo(VideoType type, Picture picture) implements State {}

    record WaitingTemplate(Product product) implements State {}

    /** Wishes may be written; whoever has none chooses the number of clips at once. */
    record WaitingWishes(Idea idea) implements State {}

    /** {@code soFar} is what the next text is added to. */
    record WaitingUserPrompt(Product product, @Nullable String soFar) implements State {}

    record WaitingSelfPromptConfirm(Product product, String prompt) implements State {}

    record WaitingVideoCount(Idea idea) implements State {}

    /** The idea's scenario is shown; it may be taken, written anew, or changed by the next text while {@code editing}. */
    record WaitingScenario(Idea idea, int count, boolean editing) implements State {}

    /** {@code token} names the one order that a yes here places. */
    record WaitingConfirm(Idea idea, int count, UUID token) implements State {}

    /** Where the receipt of a payment goes is asked; the order that was being put together goes on after it. */
    record WaitingContact(String gateway, int credits, State before) implements State {}

    /** Returns the product, once its photo and its description are known. */
    default Optional<Product> knownProduct() {
        return switch (this) {
            case Idle _ -> Optional.empty();
            case WaitingPhoto _ -> Optional.empty();
            case WaitingProductInfo _ -> Optional.empty();
            case WaitingTemplate(var product) -> Optional.of(product);
            case WaitingUserPrompt waiting -> Optional.of(waiting.product());
            case WaitingSelfPromptConfirm waiting -> Optional.of(waiting.product());
            case WaitingWishes(var idea) -> Optional.of(idea.product());
            case WaitingVideoCount(var idea) -> Optional.of(idea.product());
            case WaitingScenario waiting -> Optional.of(waiting.idea().product());
            case WaitingConfirm confirm -> Optional.of(confirm.idea().product());
            case WaitingContact contact -> contact.before().knownProduct();
        };
    }

    /** Returns the idea, once everything but the number of clips is known. */
    default Optional<Idea> knownIdea() {
        return switch (this) {
            case WaitingWishes(var idea) -> Optional.of(idea);
            case WaitingVideoCount(var idea) -> Optional.of(idea);
            case WaitingScenario waiting -> Optional.of(waiting.idea());
            case WaitingConfirm confirm -> Optional.of(confirm.idea());
            case WaitingContact contact -> contact.before().knownIdea();
            case Idle _ -> Optional.empty();
            case WaitingPhoto _ -> Optional.empty();
            case WaitingProductInfo _ -> Optional.empty();
            case WaitingTemplate _ -> Optional.empty();
            case WaitingUserPrompt _ -> Optional.empty();
            case WaitingSelfPromptConfirm _ -> Optional.empty();
        };
    }

    default Optional<Picture> knownPicture() {
        return this instanceof WaitingProductInfo waiting
                ? Optional.of(waiting.picture())
                : knownProduct().map(Product::picture);
    }

    /** Returns the same with another photo of the same product. */
    default State with(Picture better) {
        return switch (this) {
            case Idle idle -> idle;
            case WaitingPhoto photo -> photo;
            case WaitingProductInfo waiting -> new WaitingProductInfo(waiting.type(), better);
            case WaitingTemplate(var product) -> new WaitingTemplate(product.with(better));
            case WaitingUserPrompt(var product, var soFar) -> new WaitingUserPrompt(product.with(better), soFar);
            case WaitingSelfPromptConfirm(var product, var prompt) ->
                new WaitingSelfPromptConfirm(product.with(better), prompt);
            case WaitingWishes(var idea) -> new WaitingWishes(idea.with(better));
            case WaitingVideoCount(var idea) -> new WaitingVideoCount(idea.with(better));
            case WaitingScenario waiting -> new WaitingVideoCount(waiting.idea().with(better));
            case WaitingConfirm(var idea, var count, var token) -> new WaitingConfirm(idea.with(better), count, token);
            case WaitingContact(var gateway, var credits, var before) ->
                new WaitingContact(gateway, credits, before.with(better));
        };
    }
}
