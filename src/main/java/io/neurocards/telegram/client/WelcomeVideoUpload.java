package io.neurocards.telegram.client;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.request.SendVideo;
import com.pengrad.telegrambot.response.SendResponse;
import java.io.File;
import java.time.Clock;
import java.util.Arrays;
import java.util.function.Consumer;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * The operator's command {@value #ARGUMENT}: sends a film to one chat, usually the operator's own, and prints the line for
 * {@code .env} with which newcomers get that film without another upload. It reads the same settings as the server, and
 * starts nothing of it but the way to Telegram.
 */
public final class WelcomeVideoUpload {

    /** What the first argument of the program is; the film and the chat follow. */
    public static final String ARGUMENT = "welcome-video";

    private static final String USAGE = "Usage: " + ARGUMENT + " <film.mp4> <chat id>";
    private static final long HEAVIEST = 50_000_000;

    private WelcomeVideoUpload() {}

    /** Not a configuration by name: the server has these parts already. */
    @Import(BotConfiguration.class)
    @EnableConfigurationProperties(BotSettings.class)
    @ConfigurationPropertiesScan("io.neurocards.providers.proxies")
    @ComponentScan("io.neurocards.providers.proxies")
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    /**
     * Runs the command; arguments that begin with two dashes are settings.
     *
     * @return 0, or 1 when nothing was uploaded: what was said then tells why
     */
    public static int run(String[] arguments, Consumer<String> say) {
        var named = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        if (named.size() != 3 || !named.get(2).matches("-?\\d{1,18}")) {
            say.accept(USAGE);
            return 1;
        }
        var film = new File(named.get(1));
        if (!film.isFile() || film.length() > HEAVIEST) {
            say.accept("There is no film of at most 50 MB at " + film);
            return 1;
        }
        var settings = Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("--"))
                .toArray(String[]::new);
        try (var context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("neurocards.database.url=none")
                .run(settings)) {
            var bot = context.getBeanProvider(TelegramBot.class).getIfAvailable();
            if (bot == null || context.getBean(BotSettings.class).sandbox()) {
                say.accept("BOT_TOKEN is not set: there is no bot that could send the film");
                return 1;
            }
            return upload(bot, film, Long.parseLong(named.get(2)), say);
        }
    }

    private static int upload(TelegramBot bot, File film, long chat, Consumer<String> say) {
        var request = new SendVideo(chat, film).supportsStreaming(true);
        request.contentType("video/mp4");
        var answer = bot.execute(request);
        if (!answer.isOk()) {
            say.accept("Telegram refused the film: " + answer.errorCode() + " " + answer.description()
                    + "; has this chat started the bot?");
            return 1;
        }
        say.accept("WELCOME_VIDEO_FILE_ID=" + fileId(answer));
        return 0;
    }

    /** A short silent film may come back as an animation. */
    private static String fileId(SendResponse answer) {
        var message = answer.message();
        return message.video() != null
                ? message.video().fileId()
                : message.animation().fileId();
    }
}
