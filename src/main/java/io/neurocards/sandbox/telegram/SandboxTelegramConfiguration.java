package io.neurocards.sandbox.telegram;

import io.neurocards.sandbox.telegram.methods.BotApi;
import io.neurocards.sandbox.telegram.people.People;
import io.neurocards.sandbox.telegram.people.PeopleApi;
import io.neurocards.sandbox.telegram.people.Till;
import io.neurocards.sandbox.telegram.world.MediaIntake;
import io.neurocards.sandbox.telegram.world.World;
import io.neurocards.shared.Sleeper;
import jakarta.servlet.MultipartConfigElement;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Puts the sandbox's Telegram together. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "neurocards.mode", havingValue = "demo")
class SandboxTelegramConfiguration {

    private static final DataSize LARGEST_REQUEST = DataSize.ofMegabytes(52);
    private static final DataSize KEPT_IN_MEMORY = DataSize.ofKilobytes(256);

    @Bean
    World sandboxWorld(SandboxTelegramSettings settings, Clock clock, Sleeper sleeper) {
        var world = new World(settings.folder(), settings.largestFolder().toBytes(), clock, sleeper);
        settings.knownBot().ifPresent(id -> world.meet(world.bot(id)));
        return world;
    }

    @Bean
    MediaIntake sandboxMediaIntake(World world, Clock clock) {
        return new MediaIntake(world.files(), clock);
    }

    @Bean
    BotApi sandboxBotApi(
            World world, MediaIntake intake, SandboxTelegramSettings settings, Clock clock, Sleeper sleeper) {
        var webhooks = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        return new BotApi(world, intake, webhooks, settings.limits(), clock, sleeper);
    }

    @Bean
    People sandboxPeople(World world, MediaIntake intake, Clock clock) {
        return new People(world, intake, clock);
    }

    @Bean
    PeopleApi sandboxPeopleApi(World world, People people, SandboxTelegramSettings settings, Clock clock) {
        return new PeopleApi(world, people, new Till(world, people, clock, settings.checkoutPatience()), clock);
    }

    /** A servlet of its own: uploads may be larger here than on the site, and answers never go through its error pages. */
    @Bean
    ServletRegistrationBean<SandboxTelegramServlet> sandboxTelegramServlet(
            World world, BotApi botApi, PeopleApi peopleApi, SandboxTelegramSettings settings, Sleeper sleeper) {
        var servlet = new SandboxTelegramServlet(
                new BotRequests(world, botApi, settings.knownToken(), sleeper), new PeopleRequests(world, peopleApi));
        var registration = new ServletRegistrationBean<>(servlet, "/sandbox/telegram/api/*");
        registration.setMultipartConfig(new MultipartConfigElement(
                "", LARGEST_REQUEST.toBytes(), LARGEST_REQUEST.toBytes(), (int) KEPT_IN_MEMORY.toBytes()));
        registration.setLoadOnStartup(1);
        return registration;
    }

    /** Lets waiting requests go before the web server waits for them. */
    @Bean
    WaitingRequests sandboxWaitingRequests(World world, BotApi botApi) {
        return new WaitingRequests(world, botApi);
    }
}
