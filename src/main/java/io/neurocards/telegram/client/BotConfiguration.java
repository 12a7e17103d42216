package io.neurocards.telegram.client;

import com.pengrad.telegrambot.TelegramBot;
import io.neurocards.providers.proxies.Proxies;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBot
class BotConfiguration {

    private static final int IDLE_CONNECTIONS = 32;
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    /** Longer than the longest poll, which Telegram ends after 50 seconds. */
    private static final Duration SILENCE = Duration.ofSeconds(75);

    @Bean
    BotAddress botAddress(BotSettings settings) {
        return new BotAddress(settings.sandbox() ? SandboxAddress.BASE : settings.apiUrl(), settings.requireToken());
    }

    /** Closed by nobody: idle connections end by themselves, and calls run on their callers' threads. */
    @Bean
    OkHttpClient telegramHttp(BotSettings settings, Proxies proxies, Environment environment) {
        var base = new OkHttpClient.Builder()
                .connectTimeout(CONNECTING)
                .readTimeout(SILENCE)
                .writeTimeout(SILENCE)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 5, TimeUnit.MINUTES))
                .followRedirects(false)
                .addInterceptor(new ErrorsAsJson());
        if (settings.sandbox()) {
            base.addInterceptor(new SandboxAddress(environment));
        }
        return proxies.client("telegram", base.build());
    }

    /** Whoever sends to customers does it through {@link io.neurocards.telegram.outgoing.Outgoing}, which keeps the limits. */
    @Bean(destroyMethod = "")
    TelegramBot telegramBot(BotAddress address, OkHttpClient telegramHttp) {
        return new TelegramBot.Builder(address.token())
                .okHttpClient(telegramHttp)
                .apiUrl(address.methods())
                .fileApiUrl(address.files())
                .build();
    }
}
