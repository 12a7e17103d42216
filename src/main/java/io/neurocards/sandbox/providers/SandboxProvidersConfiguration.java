package io.neurocards.sandbox.providers;

import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.sandbox.providers.clips.ClipDesk;
import io.neurocards.sandbox.providers.clips.ClipMaker;
import io.neurocards.sandbox.providers.clips.PhotoSource;
import io.neurocards.sandbox.providers.clips.Photos;
import io.neurocards.sandbox.providers.kie.KieDesk;
import io.neurocards.sandbox.providers.kie.KieFiles;
import io.neurocards.sandbox.providers.kie.KieLetters;
import io.neurocards.sandbox.providers.kie.KieSimulation;
import io.neurocards.sandbox.providers.kling.KlingDesk;
import io.neurocards.sandbox.providers.kling.KlingKeys;
import io.neurocards.sandbox.providers.kling.KlingKeys.Pair;
import io.neurocards.sandbox.providers.kling.KlingLetters;
import io.neurocards.sandbox.providers.kling.KlingSimulation;
import io.neurocards.sandbox.providers.openai.OpenaiSimulation;
import io.neurocards.sandbox.providers.world.Account.Limits;
import io.neurocards.sandbox.providers.world.Accounts;
import io.neurocards.sandbox.providers.world.Facts;
import io.neurocards.sandbox.providers.world.Pace;
import io.neurocards.sandbox.providers.world.Postman;
import io.neurocards.sandbox.providers.world.Tasks;
import io.neurocards.sandbox.trouble.Faults;
import io.neurocards.sandbox.wire.FaultyDoor;
import io.neurocards.sandbox.wire.Simulation;
import io.neurocards.sandbox.wire.SimulationServlet;
import io.neurocards.shared.Sleeper;
import jakarta.servlet.MultipartConfigElement;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the simulated providers together. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "neurocards.mode", havingValue = "demo")
class SandboxProvidersConfiguration {

    private static final int KEPT_IN_MEMORY = 256 * 1024;

    @Bean
    Faults sandboxProviderFaults() {
        return new Faults();
    }

    @Bean
    Pace sandboxProviderPace(SandboxProvidersSettings settings) {
        return new Pace(settings.making());
    }

    @Bean
    Postman sandboxProviderPostman(SandboxProvidersSettings settings, Clock clock, Sleeper sleeper) {
        return new Postman(clock, sleeper, settings.callbackPause());
    }

    @Bean
    Tasks sandboxProviderTasks(
            Faults faults, Pace pace, Postman postman, SandboxProvidersSettings settings, Clock clock) {
        return new Tasks(faults, pace, postman, clock, settings.kept());
    }

    @Bean
    Facts sandboxProviderFacts(Tasks tasks, Clock clock) {
        return new Facts(tasks, clock);
    }

    @Bean
    Photos sandboxPhotos(SandboxProvidersSettings settings) {
        return new Photos(settings.folder().resolve("photos"));
    }

    @Bean
    PhotoSource sandboxPhotoSource(Photos photos, SandboxProvidersSettings settings) {
        return new PhotoSource(photos, settings.photos());
    }

    @Bean
    ServletRegistrationBean<SimulationServlet> sandboxClips(
            Tasks tasks, Faults faults, PhotoSource photos, SandboxProvidersSettings settings, Hands hands) {
        var maker = new ClipMaker(hands.ffmpeg()::executable, settings.folder().resolve("clips"));
        var desk = new ClipDesk(tasks, faults, maker, photos, hands.clock(), settings.shortSide());
        return servlet("clips", "/sandbox/clips/*", new FaultyDoor(desk, faults, hands.sleeper()), hands);
    }

    @Bean
    Accounts sandboxKieAccounts(SandboxProvidersSettings settings) {
        return Accounts.of(
                KieSimulation.VENDOR, settings.kie().keys(), settings.kie().limits());
    }

    @Bean
    ServletRegistrationBean<SimulationServlet> sandboxKie(
            Accounts sandboxKieAccounts,
            Tasks tasks,
            PhotoSource photos,
            SandboxProvidersSettings settings,
            Faults faults,
            Hands hands) {
        tasks.open(KieSimulation.VENDOR, new KieLetters(settings.kie().webhookKey(), hands.clock()));
        var kie = new KieSimulation(sandboxKieAccounts, new KieDesk(tasks, photos, hands.clock()));
        return servlet("kie", "/sandbox/kie/*", faulty(kie, faults, hands), hands);
    }

    @Bean
    ServletRegistrationBean<SimulationServlet> sandboxKieFiles(
            Accounts sandboxKieAccounts, Photos photos, PhotoSource source, Faults faults, Hands hands) {
        var files = new KieFiles(sandboxKieAccounts, photos, source, hands.clock());
        return servlet("kie-files", "/sandbox/kie-files/*", faulty(files, faults, hands), hands);
    }

    @Bean
    KlingDesk sandboxKlingDesk(Tasks tasks, Photos photos, PhotoSource source, Clock clock) {
        return new KlingDesk(tasks, photos, source, clock);
    }

    @Bean
    ServletRegistrationBean<SimulationServlet> sandboxKling(
            KlingDesk desk, Tasks tasks, SandboxProvidersSettings settings, Faults faults, Hands hands) {
        var kling = settings.kling();
        tasks.open(KlingSimulation.VENDOR, new KlingLetters(kling.webhookSecret(), hands.clock()));
        var limits = new Limits(Integer.MAX_VALUE, Duration.ofSeconds(1), kling.running(), Integer.MAX_VALUE);
        var accounts = Accounts.of(KlingSimulation.VENDOR, kling.keys(), limits);
        var signing = Accounts.of(KlingSimulation.VENDOR, kling.accessKey(), limits);
        var pair = new Pair(
                kling.accessKey(),
                kling.secretKey(),
                accounts.all().stream()
                        .findFirst()
                        .or(() -> signing.all().stream().findFirst())
                        .orElse(null));
        var simulation = new KlingSimulation(new KlingKeys(accounts, pair, hands.clock()), desk);
        return servlet("kling", "/sandbox/kling/*", faulty(simulation, faults, hands), hands);
    }

    @Bean
    ServletRegistrationBean<SimulationServlet> sandboxOpenai(
            SandboxProvidersSettings settings, Faults faults, Hands hands) {
        var limits = new Limits(Integer.MAX_VALUE, Duration.ofSeconds(1), Integer.MAX_VALUE, Integer.MAX_VALUE);
        var accounts = Accounts.of(OpenaiSimulation.VENDOR, settings.openai().keys(), limits);
        var openai = new OpenaiSimulation(accounts, faults, hands.clock());
        return servlet("openai", "/sandbox/openai/*", faulty(openai, faults, hands), hands);
    }

    @Bean
    ServletRegistrationBean<SimulationServlet> sandboxProviderScripts(
            Faults faults, Pace pace, Tasks tasks, Facts facts, Hands hands) {
        var scripts = new ScriptRequests(faults, pace, tasks, facts);
        return servlet("scripts", "/sandbox/providers/api/*", scripts, hands);
    }

    @Bean
    Hands sandboxProviderHands(Ffmpeg ffmpeg, Clock clock, Sleeper sleeper) {
        return new Hands(ffmpeg, clock, sleeper);
    }

    /** What everything here works with. */
    record Hands(Ffmpeg ffmpeg, Clock clock, Sleeper sleeper) {}

    private static FaultyDoor faulty(Simulation simulation, Faults faults, Hands hands) {
        return new FaultyDoor(simulation, faults, hands.sleeper());
    }

    private static ServletRegistrationBean<SimulationServlet> servlet(
            String name, String address, SimulationServlet.Door door, Hands hands) {
        var largest = SimulationServlet.LARGEST_REQUEST.toBytes();
        var registration = new ServletRegistrationBean<>(new SimulationServlet(door, hands.sleeper()), address);
        registration.setName("sandbox-providers-" + name);
        registration.setMultipartConfig(new MultipartConfigElement("", largest, largest, KEPT_IN_MEMORY));
        return registration;
    }
}
