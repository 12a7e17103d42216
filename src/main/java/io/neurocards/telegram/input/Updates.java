package io.neurocards.telegram.input;

import com.pengrad.telegrambot.model.CallbackQuery;
import com.pengrad.telegrambot.model.Chat;
import com.pengrad.telegrambot.model.Document;
import com.pengrad.telegrambot.model.Message;
import com.pengrad.telegrambot.model.PhotoSize;
import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.model.User;
import com.pengrad.telegrambot.model.message.MaybeInaccessibleMessage;
import io.neurocards.telegram.input.Input.Kind;
import io.neurocards.telegram.input.Received.InGroup;
import io.neurocards.telegram.input.Received.InPrivate;
import io.neurocards.telegram.input.Received.Nowhere;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads updates. */
public final class Updates {

    private static final Pattern COMMAND =
            Pattern.compile("/([A-Za-z0-9_]{1,32})(?:@[A-Za-z0-9_]+)?(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern PICTURE_NAME = Pattern.compile("(?i).+\\.(jpe?g|png|webp|heic|heif|bmp|tiff?)");

    private Updates() {}

    /** Returns what an update is to us; never throws, whatever it holds or lacks. */
    public static Received read(Update update) {
        if (update.callbackQuery() != null) {
            return press(update.callbackQuery());
        }
        if (update.message() != null) {
            return in(update.message(), Updates::input);
        }
        return update.editedMessage() == null
                ? new Nowhere()
                : in(update.editedMessage(), _ -> Optional.of(new Input.Unfitting(Kind.EDITED)));
    }

    private static Received press(CallbackQuery query) {
        var message = query.maybeInaccessibleMessage();
        if (query.from() == null || query.id() == null || (message != null && !isPrivate(message.chat()))) {
            return new Nowhere();
        }
        var data = query.data() == null ? "" : query.data();
        return new InPrivate(
                sender(query.from()),
                new Input.Pressed(query.id(), Press.of(data).orElse(null), where(message)));
    }

    private static Input.@Nullable Where where(@Nullable MaybeInaccessibleMessage message) {
        return message instanceof Message known && known.messageId() != null
                ? new Input.Where(known.messageId(), known.text() != null)
                : null;
    }

    private static Received in(Message message, java.util.function.Function<Message, Optional<Input>> reader) {
        var chat = message.chat();
        if (chat == null || chat.id() == null || message.from() == null || isOurs(message)) {
            return new Nowhere();
        }
        if (chat.type() == Chat.Type.group || chat.type() == Chat.Type.supergroup) {
            return new InGroup(chat.id(), sender(message.from()));
        }
        return isPrivate(chat)
                ? reader.apply(message)
                        .<Received>map(input -> new InPrivate(sender(message.from()), input))
                        .orElseGet(Nowhere::new)
                : new Nowhere();
    }

    private static boolean isOurs(Message message) {
        return Boolean.TRUE.equals(message.from().isBot());
    }

    private static boolean isPrivate(@Nullable Chat chat) {
        return chat != null && chat.id() != null && chat.type() == Chat.Type.Private;
    }

    private static Sender sender(User user) {
        return new Sender(user.id(), cut(user.username()), cut(user.firstName()), user.languageCode());
    }

    /** Names are shown and kept up to the length that our rows have room for. */
    private static @Nullable String cut(@Nullable String name) {
        if (name == null || name.codePointCount(0, name.length()) <= 64) {
            return name;
        }
        return name.substring(0, name.offsetByCodePoints(0, 64));
    }

    private static Optional<Input> input(Message message) {
        if (message.successfulPayment() != null) {
            var paid = message.successfulPayment();
            return Optional.of(new Input.Paid(
                    paid.invoicePayload(), paid.currency(), paid.totalAmount(), paid.telegramPaymentChargeId()));
        }
        if (message.refundedPayment() != null) {
            var refunded = message.refundedPayment();
            return Optional.of(new Input.Refunded(
                    refunded.invoicePayload(),
                    refunded.currency(),
                    refunded.totalAmount(),
                    refunded.telegramPaymentChargeId()));
        }
        if (message.text() != null) {
            return Optional.of(text(message.text()));
        }
        if (message.photo() != null && message.photo().length > 0) {
            return Optional.of(photo(message));
        }
        // An animation comes with a document too, for clients that don't know animations.
        if (message.document() != null && message.animation() == null) {
            return Optional.of(file(message, message.document()));
        }
        return unfitting(message);
    }

    private static Input text(String text) {
        var command = COMMAND.matcher(text.strip());
        return command.matches()
                ? new Input.Command(
                        command.group(1).toLowerCase(Locale.ROOT),
                        Objects.requireNonNullElse(command.group(2), "").strip())
                : new Input.Text(text);
    }

    private static Input photo(Message message) {
        var largest = Stream.of(message.photo())
                .max(Comparator.comparingLong(Updates::pixels))
                .orElseThrow();
        return new Input.Photo(
                largest.fileId(),
                Objects.requireNonNullElse(largest.fileSize(), 0L),
                pixels(largest),
                message.mediaGroupId(),
                message.caption());
    }

    private static long pixels(PhotoSize size) {
        return (long) Objects.requireNonNullElse(size.width(), 0) * Objects.requireNonNullElse(size.height(), 0);
    }

    private static Input file(Message message, Document file) {
        var type = Objects.requireNonNullElse(file.mimeType(), "").toLowerCase(Locale.ROOT);
        var name = Objects.requireNonNullElse(file.fileName(), "");
        if (!type.startsWith("image/") && !PICTURE_NAME.matcher(name).matches()) {
            return new Input.Unfitting(Kind.FILE);
        }
        return new Input.Photo(
                file.fileId(),
                Objects.requireNonNullElse(file.fileSize(), 0L),
                0,
                message.mediaGroupId(),
                message.caption());
    }

    private static Optional<Input> unfitting(Message message) {
        return Stream.of(
                        kind(message.sticker(), Kind.STICKER),
                        kind(message.voice(), Kind.VOICE),
                        kind(message.videoNote(), Kind.VIDEO),
                        kind(message.animation(), Kind.ANIMATION),
                        kind(message.video(), Kind.VIDEO),
                        kind(message.audio(), Kind.AUDIO),
                        kind(message.venue(), Kind.LOCATION),
                        kind(message.location(), Kind.LOCATION),
                        kind(message.contact(), Kind.CONTACT),
                        kind(message.dice(), Kind.DICE),
                        kind(message.poll(), Kind.POLL),
                        kind(message.story(), Kind.OTHER),
                        kind(message.paidMedia(), Kind.OTHER),
                        kind(message.game(), Kind.OTHER),
                        kind(message.checklist(), Kind.OTHER))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Input.Unfitting::new);
    }

    private static Optional<Kind> kind(@Nullable Object content, Kind kind) {
        return content == null ? Optional.empty() : Optional.of(kind);
    }
}
