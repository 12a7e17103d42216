package io.neurocards.sandbox.telegram;

import com.pengrad.telegrambot.TelegramBot;
import io.neurocards.TestStart;
import io.neurocards.sandbox.telegram.world.World;
import io.neurocards.shared.Sleeper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.OkHttpClient;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.web.filter.OncePerRequestFilter;

/** The sandbox's Telegram alone, behind a real web server on a free port. */
public final class SandboxTelegram implements AutoCloseable {

    public static final String TOKEN = "123456789:AAsandboxSandboxSandboxSandboxSandb";
    public static final long BOT_ID = 123_456_789;
    private static final AtomicLong NEXT_PERSON = new AtomicLong(7_000_000_001L);

    private final ConfigurableApplicationContext context;

    private SandboxTelegram(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Not a configuration by name: the whole application would find it, and take over its beans, when it runs in tests. */
    @EnableConfigurationProperties(SandboxTelegramSettings.class)
    @Import(SandboxTelegramConfiguration.class)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        HttpEncodingAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        ThymeleafAutoConfiguration.class
    })
    @ComponentScan("io.neurocards.sandbox.telegram.page")
    static class Alone {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Sleeper sleeper() {
            return Thread::sleep;
        }

        /** As strict as the application is with its pages. */
        @Bean
        OncePerRequestFilter contentPolicy() {
            return new OncePerRequestFilter() {
                @Override
                protected void doFilterInternal(
                        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                        throws IOException, ServletException {
                    response.setHeader(
                            "Content-Security-Policy",
                            "default-src 'self'; style-src 'self'; script-src 'self'; object-src 'none'");
                    chain.doFilter(request, response);
                }
            };
        }
    }

    /** Starts it with what is kept in {@code folder}; more settings as {@code --name=value}. */
    public static SandboxTelegram start(Path folder, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--server.shutdown=graceful",
                "--spring.threads.virtual.enabled=true",
                "--neurocards.mode=demo",
                "--neurocards.database.url=none",
                "--neurocards.sandbox.telegram.token=" + TOKEN,
                "--neurocards.sandbox.telegram.folder=" + folder));
        arguments.addAll(List.of(more));
        return new SandboxTelegram(TestStart.of(() -> new SpringApplicationBuilder(Alone.class)
                .web(WebApplicationType.SERVLET)
                .run(arguments.toArray(String[]::new))));
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Returns the base of the Bot API: methods are at {@code /bot<token>/<method>}, files at {@code /file/bot<token>/…}. */
    public URI api() {
        return URI.create("http://127.0.0.1:" + port() + "/sandbox/telegram/api");
    }

    /** Returns somebody with an id of their own who has never written. */
    public TelegramPerson person(String firstName, String languageCode) {
        return person(NEXT_PERSON.getAndIncrement(), firstName, languageCode);
    }

    public TelegramPerson person(long id, String firstName, String languageCode) {
        return TelegramPerson.named(api(), id, firstName, languageCode);
    }

    /** Returns a client with {@link #TOKEN}. */
    public TelegramBot client() {
        return client(api());
    }

    /** Returns a client of the Bot API at {@code api}. */
    public static TelegramBot client(URI api) {
        return new TelegramBot.Builder(TOKEN)
                .okHttpClient(new OkHttpClient.Builder()
                        .readTimeout(java.time.Duration.ofSeconds(70))
                        .build())
                .apiUrl(api + "/bot")
                .fileApiUrl(api + "/file/bot")
                .build();
    }

    public void order(String kind, int times, String method, int seconds) {
        TelegramPerson.order(api(), kind, times, method, seconds);
    }

    /** Returns what it remembers. */
    World world() {
        return context.getBean(World.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
