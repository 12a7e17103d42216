package io.neurocards.sandbox.payments;

import io.neurocards.TestStart;
import io.neurocards.sandbox.payments.world.Notice;
import io.neurocards.sandbox.payments.world.RefundPlans.Plan;
import io.neurocards.sandbox.payments.world.SimulatedPayment;
import io.neurocards.sandbox.payments.world.Tills;
import io.neurocards.sandbox.payments.world.Wish;
import io.neurocards.sandbox.payments.world.World;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.shared.Sleeper;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * The simulated YooKassa and Stripe alone, behind a real web server on a free port of loopback.
 *
 * <p>Start it once per test class with {@link #start}. Give the products {@link #yookassa()} and {@link #stripe()} as base URLs
 * and the constants as shop, keys and secret; {@link #notify} says where notifications go (nowhere until then). Notifications
 * go out at once, and again after 50 ms, 100 ms … for a minute; more settings by {@code --neurocards.sandbox.payments.…}, see
 * {@link SandboxPaymentsSettings}. Between two tests call {@link #calm()}.
 *
 * <p>Customers: {@code choose("yookassa", id, Wish.of(Choice.PAY).told(Telling.TWICE))} does what the page does, and returns
 * where the browser goes. {@link #plan} decides how the next refund goes; {@code tills().of("stripe")} refunds, disputes and
 * forges. Trouble: {@code order(Fault.of(Kind.LOST_ANSWER).at("yookassa", "refund"))}; operations are {@code create}, {@code
 * look}, {@code list}, {@code refund}, {@code look_refund}, {@code expire}, {@code capture}, {@code cancel}, or {@code *}.
 * {@link #storm} lets it all happen by chance from a seed.
 */
public final class SandboxPayments implements AutoCloseable {

    public static final String SHOP_ID = "100500";
    public static final String SHOP_KEY = "test_sandbox-yookassa-key";
    public static final String STRIPE_KEY = "sk_test_sandbox";
    public static final String WEBHOOK_SECRET = "whsec_sandbox_payments";

    private final ConfigurableApplicationContext context;

    private SandboxPayments(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Not a configuration by name: the whole application would find it, and take over its beans, when it runs in tests. */
    @EnableConfigurationProperties(SandboxPaymentsSettings.class)
    @Import(SandboxPaymentsConfiguration.class)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        HttpEncodingAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        ThymeleafAutoConfiguration.class
    })
    @ComponentScan("io.neurocards.sandbox.payments.page")
    static class Alone {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Sleeper sleeper() {
            return Thread::sleep;
        }
    }

    /** Starts them; more settings as {@code --name=value}. */
    public static SandboxPayments start(String... more) {
        var prefix = "--neurocards.sandbox.payments.";
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--server.shutdown=immediate",
                "--spring.threads.virtual.enabled=true",
                "--neurocards.mode=demo",
                "--neurocards.database.url=none",
                prefix + "notify-after=0ms",
                prefix + "notify-again=50ms",
                prefix + "notify-for=60s",
                prefix + "yookassa.shop-id=" + SHOP_ID,
                prefix + "yookassa.api-key=" + SHOP_KEY,
                prefix + "stripe.api-key=" + STRIPE_KEY,
                prefix + "stripe.webhook-secret=" + WEBHOOK_SECRET));
        for (var setting : more) {
            var name = setting.substring(0, setting.indexOf('=') + 1);
            arguments.removeIf(usual -> usual.startsWith(name));
            arguments.add(setting);
        }
        return new SandboxPayments(TestStart.of(() -> new SpringApplicationBuilder(Alone.class)
                .web(WebApplicationType.SERVLET)
                .run(arguments.toArray(String[]::new))));
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Returns what stands for {@code https://api.yookassa.ru/v3/}. */
    public URI yookassa() {
        return address("/sandbox/yookassa/v3/");
    }

    /** Returns what stands for {@code https://api.stripe.com}. */
    public URI stripe() {
        return address("/sandbox/stripe");
    }

    /** Returns the base of the scripts' side. */
    public URI scripts() {
        return address("/sandbox/payments/api");
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** From now on a gateway's notifications go to {@code address}; to nobody when that is empty. */
    public void notify(String gateway, String address) {
        world().notices().send(gateway, address);
    }

    /** Does what a customer would do on the page, and returns where the browser goes; nothing when it stays. */
    public Optional<String> choose(String gateway, String id, Wish wish) {
        return tills().of(gateway).choose(id, wish);
    }

    public SimulatedPayment payment(String gateway, String id) {
        return tills().of(gateway).find(id).orElseThrow();
    }

    /** Returns all payments that are remembered, the newest first. */
    public List<SimulatedPayment> payments() {
        return tills().payments();
    }

    /** Returns what was told of a payment, the newest first. */
    public List<Notice> notices(String payment) {
        return world().notices().about(payment);
    }

    public void order(Fault fault) {
        world().faults().order(fault);
    }

    public void plan(Plan plan) {
        world().refunds().order(plan);
    }

    /**
     * Lets {@code share} of the calls go wrong and customers do as they like, always in the same way for the same seed.
     *
     * @param twisted how many payments are told wrongly
     */
    public void storm(long seed, double share, double twisted) {
        System.out.printf("Payment storm: seed=%d, share=%.2f, twisted=%.2f%n", seed, share, twisted);
        world().storm(seed, share, twisted);
    }

    /** Ends all trouble; payments stay. */
    public void calm() {
        world().calm();
    }

    public Tills tills() {
        return context.getBean(Tills.class);
    }

    public World world() {
        return context.getBean(World.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
