package io.neurocards.telegram.client;

import com.google.gson.JsonParseException;
import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.request.GetFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Fetches what customers send. Telegram gives files of up to 20 MB; a Bot API server of one's own gives all, from its folder. */
@Component
@ConditionalOnBot
public final class BotFiles {

    private static final Logger log = LoggerFactory.getLogger(BotFiles.class);
    private static final int PIECE = 64 * 1024;

    private final TelegramBot bot;
    private final BotAddress address;
    private final OkHttpClient http;
    private final Path folder;

    /**
     * @param folder where a Bot API server of one's own puts its files; nothing else of the disk is read, whatever it answers
     */
    BotFiles(
            TelegramBot bot,
            BotAddress address,
            OkHttpClient telegramHttp,
            @Value("${neurocards.telegram.files-folder:/var/lib/telegram-bot-api}") Path folder) {
        this.bot = bot;
        this.address = address;
        this.http = telegramHttp;
        this.folder = folder;
    }

    /** What became of a download. */
    public sealed interface Download {

        /** The whole file was written. */
        record Written(long bytes) implements Download {}

        /** It is larger than what was allowed, or than what Telegram gives; some of it may have been written. */
        record TooLarge() implements Download {}

        /** Telegram does not know the file, or does not give it. */
        record Refused(int code, String description) implements Download {}

        /** Telegram could not be reached, or the connection broke; another try may do. */
        record Unavailable(String reason) implements Download {}
    }

    /**
     * Writes the file to {@code target}, at most {@code mostBytes} of it.
     *
     * @throws IOException when {@code target} can't be written to
     */
    public Download fetch(String fileId, long mostBytes, OutputStream target) throws IOException {
        try {
            var answer = bot.execute(new GetFile(fileId));
            if (answer == null || (!answer.isOk() && answer.errorCode() >= 500)) {
                return new Download.Unavailable("No answer from Telegram");
            }
            if (!answer.isOk()) {
                return refusal(answer.errorCode(), String.valueOf(answer.description()));
            }
            var size = answer.file().fileSize();
            return size != null && size > mostBytes
                    ? new Download.TooLarge()
                    : content(String.valueOf(answer.file().filePath()), mostBytes, target);
        } catch (JsonParseException e) {
            return new Download.Unavailable("The answer is not Telegram's");
        } catch (RuntimeException e) {
            if (e.getCause() instanceof IOException cause) {
                return unavailable(cause);
            }
            throw e;
        }
    }

    private static Download refusal(int code, String description) {
        return description.contains("file is too big")
                ? new Download.TooLarge()
                : new Download.Refused(code, description);
    }

    private Download content(String path, long mostBytes, OutputStream target) throws IOException {
        return path.startsWith("/") ? fromDisk(path, mostBytes, target) : fromServer(path, mostBytes, target);
    }

    /** A Bot API server in local mode answers with a path of its own machine, in which the bot's token stands. */
    private Download fromDisk(String path, long mostBytes, OutputStream target) throws IOException {
        var file = own(path);
        if (file.isEmpty()) {
            log.warn(
                    "The Bot API server answers with a file on its own disk that can't be read here: folder={}",
                    folder);
            return new Download.Refused(
                    404,
                    "The Bot API server answers with a file on its own disk, which this process can't read: mount its"
                            + " folder here under the same path, and name it in TELEGRAM_FILES_FOLDER");
        }
        try (var content = Files.newInputStream(file.get())) {
            return copied(content, mostBytes, target);
        } catch (TargetFailedException e) {
            throw e.failure();
        }
    }

    /** Returns the file if it is one below the folder, also after links and dots are followed. */
    private Optional<Path> own(String path) {
        try {
            var file = Path.of(path).toRealPath();
            return file.startsWith(folder.toRealPath()) && Files.isRegularFile(file) && Files.isReadable(file)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException | InvalidPathException _) {
            return Optional.empty(); // what is not there is not ours
        }
    }

    private Download fromServer(String path, long mostBytes, OutputStream target) throws IOException {
        var request = new Request.Builder().url(address.file(path)).build();
        try (var response = http.newCall(request).execute()) {
            if (response.code() >= 500) {
                return new Download.Unavailable("status=" + response.code());
            }
            return response.isSuccessful()
                    ? copied(response.body().byteStream(), mostBytes, target)
                    : new Download.Refused(response.code(), "The file is not given");
        } catch (TargetFailedException e) {
            throw e.failure();
        } catch (IOException e) {
            return unavailable(e);
        }
    }

    private static Download copied(InputStream content, long mostBytes, OutputStream target) throws IOException {
        var piece = new byte[PIECE];
        var written = 0L;
        for (var read = content.read(piece); read >= 0; read = content.read(piece)) {
            written += read;
            if (written > mostBytes) {
                return new Download.TooLarge();
            }
            try {
                target.write(piece, 0, read);
            } catch (IOException e) {
                throw new TargetFailedException(e);
            }
        }
        return new Download.Written(written);
    }

    private static Download unavailable(IOException failure) {
        return new Download.Unavailable(failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }

    /** Tells a target that can't be written to from a source that can't be read. */
    private static final class TargetFailedException extends IOException {

        private final IOException failure;

        TargetFailedException(IOException failure) {
            super(failure);
            this.failure = failure;
        }

        IOException failure() {
            return failure;
        }
    }
}
