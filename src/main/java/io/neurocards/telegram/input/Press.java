package io.neurocards.telegram.input;

import io.neurocards.videos.Template;
import io.neurocards.videos.VideoType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one list of everything that a button of ours can mean. {@link #data} is what the button carries to Telegram and back, at
 * most 64 bytes; {@link #of} reads it, and reads nothing that no button of ours could carry. Old names that customers may
 * still have in their chats are read as well: {@code make_reels}, {@code continue}, {@code confirm_generation} alone.
 */
public sealed interface Press {

    /** The first step after the welcome. */
    record Continue() implements Press {}

    record AcceptTerms() implements Press {}

    record BackToMenu() implements Press {}

    record Generate(VideoType type) implements Press {}

    /** One more clip of a type, of the product that was ordered last. */
    record Again(VideoType type) implements Press {}

    /** One more clip of the product of {@code job}, or of the product that was ordered last when there is none. */
    record MakeAnother(@Nullable UUID job) implements Press {}

    /** The same order once more, for one clip. */
    record Retry(UUID job) implements Press {}

    record ChooseTemplate(Template template) implements Press {}

    record ConfirmSelfPrompt() implements Press {}

    record EditSelfPrompt() implements Press {}

    /** Takes the scenario as it stands. */
    record TakeScenario() implements Press {}

    record AnotherScenario() implements Press {}

    record EditScenario() implements Press {}

    record Count(int count) implements Press {}

    /** Orders; {@code token} names the one order that the button is for, and is absent on buttons of old. */
    record Confirm(@Nullable UUID token) implements Press {}

    /** Goes on where the conversation stands. */
    record Resume() implements Press {}

    record Cabinet() implements Press {}

    record History() implements Press {}

    record Statement() implements Press {}

    record Purchases() implements Press {}

    record Invite() implements Press {}

    record ChooseLanguage() implements Press {}

    record Speak(String language) implements Press {}

    record TopUp() implements Press {}

    /** Keeps the order that {@code token} names until its credits are there, and shows what they cost. */
    record TopUpFor(UUID token) implements Press {}

    /** Says yes to what an order that waits for credits costs by now. */
    record TakeDearer(UUID order, long price) implements Press {}

    /** Gives up the order that waits for credits. */
    record GiveUpShort() implements Press {}

    /** Buys the plan with so many credits. */
    record Pay(int credits) implements Press {}

    /** Shows what the plans cost by a gateway. */
    record ShopBy(String gateway) implements Press {}

    /** Buys the plan with so many credits by a gateway. */
    record PayBy(String gateway, int credits) implements Press {}

    /** Sends a clip that was made before. */
    record Clip(UUID job) implements Press {}

    record CancelJob(UUID job) implements Press {}

    /** Cancels what has not ended of an order. */
    record CancelOrder(UUID order) implements Press {}

    /** Makes the account that {@code code} is of and the customer's one. */
    record Link(String code) implements Press {}

    record UndoLink(UUID link) implements Press {}

    /** Has the customer's data sent to the chat. */
    record TakeAlong() implements Press {}

    /** Goes on with deleting the customer's data. */
    record Leave() implements Press {}

    /**
     * Deletes the customer's data.
     *
     * @param credits what the button said will be lost
     * @param until when the button ends to hold, in seconds since 1970
     */
    record LeaveForGood(long credits, long until) implements Press {}

    /** Returns what {@code data} means, or nothing when no button of ours carries it. */
    static Optional<Press> of(String data) {
        return Names.read(data);
    }

    /** Returns what the button carries. */
    default String data() {
        return switch (this) {
            case Continue() -> "continue";
            case AcceptTerms() -> "accept_terms";
            case BackToMenu() -> "back_to_menu";
            case Generate(var type) -> "generate_" + type.text();
            case Again(var type) -> "again:" + type.text();
            case MakeAnother(var job) -> job == null ? "make_another_same_product" : "make_another_same_product:" + job;
            case Retry(var job) -> "retry:" + job;
            case ChooseTemplate(var template) -> "tpl:" + template.text();
            case ConfirmSelfPrompt() -> "confirm_self_prompt";
            case EditSelfPrompt() -> "edit_self_prompt";
            case TakeScenario() -> "scenario_take";
            case AnotherScenario() -> "scenario_another";
            case EditScenario() -> "scenario_edit";
            case Count(var count) -> "count:" + count;
            case Confirm(var token) -> token == null ? "confirm_generation" : "confirm_generation:" + token;
            case Resume() -> "resume";
            case Cabinet() -> "cabinet";
            case History() -> "history";
            case Statement() -> "statement";
            case Purchases() -> "purchases";
            case Invite() -> "invite";
            case ChooseLanguage() -> "language";
            case Speak(var language) -> "lang:" + language;
            case TopUp() -> "topup";
            case TopUpFor(var token) -> "topup_for:" + token;
            case TakeDearer(var order, var price) -> "short_yes:" + order + "-" + price;
            case GiveUpShort() -> "short_no";
            case Pay(var credits) -> "pay:" + credits;
            case ShopBy(var gateway) -> "shop_by:" + gateway;
            case PayBy(var gateway, var credits) -> "pay_by:" + gateway + "-" + credits;
            case Clip(var job) -> "clip:" + job;
            case CancelJob(var job) -> "cancel_job:" + job;
            case CancelOrder(var order) -> "cancel_order:" + order;
            case Link(var code) -> "link:" + code;
            case UndoLink(var link) -> "link_undo:" + link;
            case TakeAlong() -> "export_data";
            case Leave() -> "delete_data";
            case LeaveForGood(var credits, var until) -> "delete_data_now:" + credits + "-" + until;
        };
    }
}
