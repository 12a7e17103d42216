package io.neurocards.providers.prompts;

import io.neurocards.database.Decisions;
import io.neurocards.providers.proxies.Proxies;
import io.neurocards.shared.Sleeper;
import java.time.Clock;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class PromptsConfiguration {

    private static final Duration CONNECTING = Duration.ofSeconds(5);

    @Bean
    PromptWriter promptWriter(
            PromptSettings settings,
            Proxies proxies,
            JdbcClient jdbc,
            Decisions decisions,
            ObjectMapper json,
            Clock clock,
            Sleeper sleeper) {
        var http = proxies.client("openai", http(settings));
        return new PromptWriter(
                new ChatCompletions(http, settings.address(), json),
                new RestingKeys(jdbc, decisions),
                settings,
                clock,
                sleeper);
    }

    @Bean
    WriterCheck writerCheck(PromptSettings settings, Proxies proxies, ObjectMapper json) {
        return new WriterCheck(proxies.client("openai", http(settings)), settings, json);
    }

    static OkHttpClient http(PromptSettings settings) {
        return new OkHttpClient.Builder()
                .connectTimeout(CONNECTING)
                .readTimeout(settings.patience())
                .writeTimeout(settings.patience())
                .followRedirects(false)
                .build();
    }
}
