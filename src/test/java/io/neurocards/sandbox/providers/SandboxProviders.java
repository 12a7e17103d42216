package io.neurocards.sandbox.providers;

import io.neurocards.TestStart;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.sandbox.providers.world.Pace;
import io.neurocards.sandbox.providers.world.SimulatedTask;
import io.neurocards.sandbox.providers.world.Tasks;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.trouble.Faults;
import io.neurocards.sandbox.trouble.Storm;
import io.neurocards.shared.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/**
 * The simulated kie, Kling and OpenAI alone, behind a real web server on a free port of loopback.
 *
 * <p>Start it once per test class with {@link #start}: clips take 200 ms then, limits are wide open ({@code 10,000} creates per
 * 10 s; the real ones by {@code --neurocards.sandbox.providers.kie.creates=20} and the like, see
 * {@link SandboxProvidersSettings}), clips do not look at the photo ({@code --neurocards.sandbox.providers.photos=true} makes
 * them from it). Between two tests call {@link #calm()}. Give the products {@link #kie()}, {@link #kieFiles()},
 * {@link #kling()}, {@link #openai()} as base URLs and the {@code …KEY} constants as keys; clips come from
 * {@link #hostAndPort()}.
 *
 * <p>Trouble: {@code order(Fault.of(Kind.LOST_ANSWER))} hits the next create or chat of any vendor;
 * {@code .at("kie", "look")}, {@code .at("kling", "create")}, {@code .at("kie", "upload")}, {@code .at("openai", "chat")},
 * {@code .at("clips", "download")} name others, {@code .containing("words of the prompt")} one order, {@code .times(3)},
 * {@code .lasting(duration)}, {@code .saying(text)} and {@code .accepted(true)} the rest. Kinds are in {@link Fault.Kind}; those
 * of {@code MAKING}, {@code CALLBACK} and {@code CLIP} are decided when a task is accepted and stay with it (one of each
 * group). {@link #storm} draws them by chance from a seed.
 *
 * <p>Time: {@link #making} sets how long clips take from now on; with an hour nothing ends until {@link #finish} or
 * {@link #fail}. Facts: {@link #creates(String)} counts by the caller's own name ({@code external_task_id} at Kling) or by the
 * callback address (kie), {@link #createsByName()} has all, {@link #tasks()} everything that is remembered.
 */
public final class SandboxProviders implements AutoCloseable {

    /** Two keys of kie's first account. */
    public static final String KIE_KEY = "kie-sandbox-key-1a";

    public static final String KIE_OTHER_KEY = "kie-sandbox-key-1b";
    /** The key of kie's second account. */
    public static final String KIE_SECOND_ACCOUNT_KEY = "kie-sandbox-key-2";

    public static final String KIE_WEBHOOK_KEY = "kie-sandbox-hmac-key";
    public static final String KLING_KEY = "kling-sandbox-key-1";
    public static final String KLING_SECOND_ACCOUNT_KEY = "kling-sandbox-key-2";
    public static final String KLING_ACCESS_KEY = "kling-sandbox-access";
    public static final String KLING_SECRET_KEY = "kling-sandbox-secret-of-at-least-32-bytes";
    public static final String KLING_WEBHOOK_SECRET = "whsec_dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI=";
    public static final String OPENAI_KEY = "sk-sandbox-key";

    private static final Duration QUICK = Duration.ofMillis(200);

    private final ConfigurableApplicationContext context;

    private SandboxProviders(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Not a configuration by name: the whole application would find it, and take over its beans, when it runs in tests. */
    @EnableConfigurationProperties(SandboxProvidersSettings.class)
    @Import(SandboxProvidersConfiguration.class)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        HttpEncodingAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        ThymeleafAutoConfiguration.class
    })
    @ComponentScan("io.neurocards.sandbox.providers.page")
    static class Alone {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Sleeper sleeper() {
            return Thread::sleep;
        }

        @Bean
        Ffmpeg ffmpeg(SandboxProvidersSettings settings) throws IOException {
            return Ffmpeg.find(null, settings.folder().resolve("programs"));
        }
    }

    /** Starts them with photos and clips in {@code folder}; more settings as {@code --name=value}. */
    public static SandboxProviders start(Path folder, String... more) {
        var prefix = "--neurocards.sandbox.providers.";
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--server.shutdown=immediate",
                "--spring.threads.virtual.enabled=true",
                "--neurocards.mode=demo",
                "--neurocards.database.url=none",
                prefix + "folder=" + folder,
                prefix + "making=" + QUICK.toMillis() + "ms",
                prefix + "callback-pause=50ms",
                prefix + "photos=false",
                prefix + "short-side=270",
                prefix + "kie.keys=" + KIE_KEY + "," + KIE_OTHER_KEY + ";" + KIE_SECOND_ACCOUNT_KEY,
                prefix + "kie.webhook-key=" + KIE_WEBHOOK_KEY,
                prefix + "kie.creates=10000",
                prefix + "kie.running=100000",
                prefix + "kie.credits=1000000000",
                prefix + "kling.keys=" + KLING_KEY + ";" + KLING_SECOND_ACCOUNT_KEY,
                prefix + "kling.access-key=" + KLING_ACCESS_KEY,
                prefix + "kling.secret-key=" + KLING_SECRET_KEY,
                prefix + "kling.webhook-secret=" + KLING_WEBHOOK_SECRET,
                prefix + "kling.running=100000",
                prefix + "openai.keys=" + OPENAI_KEY));
        for (var setting : more) {
            var name = setting.substring(0, setting.indexOf('=') + 1);
            arguments.removeIf(usual -> usual.startsWith(name));
            arguments.add(setting);
        }
        return new SandboxProviders(TestStart.of(() -> new SpringApplicationBuilder(Alone.class)
                .web(WebApplicationType.SERVLET)
                .run(arguments.toArray(String[]::new))));
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Returns what a list of hosts allowed to download from must contain. */
    public String hostAndPort() {
        return "127.0.0.1:" + port();
    }

    public URI kie() {
        return address("/sandbox/kie");
    }

    public URI kieFiles() {
        return address("/sandbox/kie-files");
    }

    public URI kling() {
        return address("/sandbox/kling");
    }

    public URI openai() {
        return address("/sandbox/openai/v1");
    }

    /** Returns the base of the scripts' side: {@code /faults}, {@code /storm}, {@code /pace}, {@code /tasks}. */
    public URI scripts() {
        return address("/sandbox/providers/api");
    }

    private URI address(String path) {
        return URI.create("http://" + hostAndPort() + path);
    }

    public void order(Fault fault) {
        faults().order(fault);
    }

    /** Lets {@code share} of what happens in each group go wrong, always in the same way for the same seed. */
    public void storm(long seed, double share) {
        System.out.printf("Storm: seed=%d, share=%.2f%n", seed, share);
        faults().order(Storm.ofAll(seed, share));
    }

    /** Cancels all trouble and makes clips as quickly as at the beginning; tasks and counts stay. */
    public void calm() {
        faults().calm();
        making(QUICK);
    }

    public void making(Duration time) {
        context.getBean(Pace.class).setMaking(time);
    }

    public Faults faults() {
        return context.getBean(Faults.class);
    }

    /** Returns how often a task was accepted under this external id or callback address. */
    public int creates(String name) {
        return world().creates(name);
    }

    public Map<String, Integer> createsByName() {
        return world().createsByName();
    }

    /** Returns all tasks that are remembered, the oldest first. */
    public List<SimulatedTask> tasks() {
        return world().all();
    }

    /** Ends a task well, now, and tells its callback. */
    public void finish(SimulatedTask task) {
        world().finish(task);
    }

    public void finishAll() {
        tasks().forEach(this::finish);
    }

    /** Ends a task badly, now, in the words of one of the {@code FAIL_…} faults, and tells its callback. */
    public void fail(SimulatedTask task, Fault why) {
        world().fail(task, why);
    }

    /** Forgets all tasks and counts. */
    public void forget() {
        world().clear();
    }

    private Tasks world() {
        return context.getBean(Tasks.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
