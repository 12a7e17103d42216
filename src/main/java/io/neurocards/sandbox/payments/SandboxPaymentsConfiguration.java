package io.neurocards.sandbox.payments;

import io.neurocards.sandbox.payments.stripe.AccountAccess;
import io.neurocards.sandbox.payments.stripe.StripeSimulation;
import io.neurocards.sandbox.payments.stripe.StripeTill;
import io.neurocards.sandbox.payments.world.Notices;
import io.neurocards.sandbox.payments.world.Tills;
import io.neurocards.sandbox.payments.world.World;
import io.neurocards.sandbox.payments.yookassa.ShopAccess;
import io.neurocards.sandbox.payments.yookassa.YookassaSimulation;
import io.neurocards.sandbox.payments.yookassa.YookassaTill;
import io.neurocards.sandbox.wire.FaultyDoor;
import io.neurocards.sandbox.wire.SimulationServlet;
import io.neurocards.shared.Sleeper;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the simulated gateways together. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "neurocards.mode", havingValue = "demo")
class SandboxPaymentsConfiguration {

    @Bean
    World sandboxPaymentWorld(SandboxPaymentsSettings settings, Clock clock) {
        var pace = new Notices.Pace(settings.notifyAfter(), settings.notifyAgain(), settings.notifyFor());
        var world = new World(clock, pace, settings.kept());
        world.notices().send(YookassaTill.GATEWAY, settings.notifyUrlYookassa());
        world.notices().send(StripeTill.GATEWAY, settings.notifyUrlStripe());
        return world;
    }

    @Bean
    YookassaTill sandboxYookassaTill(World world, SandboxPaymentsSettings settings) {
        var shop = settings.yookassa();
        return new YookassaTill(world, shop.shopId(), shop.confirmWithin());
    }

    @Bean
    StripeTill sandboxStripeTill(World world, SandboxPaymentsSettings settings) {
        return new StripeTill(world, settings.stripe().webhookSecret());
    }

    @Bean
    Tills sandboxTills(YookassaTill yookassa, StripeTill stripe) {
        return new Tills(yookassa, stripe);
    }

    @Bean
    ServletRegistrationBean<SimulationServlet> sandboxYookassa(
            World world, YookassaTill till, SandboxPaymentsSettings settings, Sleeper sleeper) {
        var shop = settings.yookassa();
        var access = new ShopAccess(shop.shopId(), shop.apiKey());
        var yookassa = new YookassaSimulation(world, till, access, shop.receipts());
        return servlet(
                "yookassa", new FaultyDoor(yookassa, world.faults(), sleeper), sleeper, "/sandbox/yookassa/v3/*");
    }

    @Bean
    ServletRegistrationBean<SimulationServlet> sandboxStripe(
            World world, StripeTill till, SandboxPaymentsSettings settings, Sleeper sleeper) {
        var stripe = new StripeSimulation(
                world, till, new AccountAccess(settings.stripe().apiKey()));
        return servlet("stripe", new FaultyDoor(stripe, world.faults(), sleeper), sleeper, "/sandbox/stripe/v1/*");
    }

    @Bean
    ServletRegistrationBean<SimulationServlet> sandboxPaymentScripts(World world, Tills tills, Sleeper sleeper) {
        return servlet("scripts", new PaymentScripts(world, tills), sleeper, "/sandbox/payments/api/*");
    }

    /** Short for the storm among the scripts. */
    @Bean
    ServletRegistrationBean<SimulationServlet> sandboxPaymentStorm(World world, Tills tills, Sleeper sleeper) {
        var scripts = new PaymentScripts(world, tills);
        return servlet("storm", call -> scripts.pass(call.at("/storm")), sleeper, "/sandbox/payments/storm");
    }

    /** Stripe's clients write brackets into addresses as they are. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> sandboxBrackets() {
        return factory ->
                factory.addConnectorCustomizers(connector -> connector.setProperty("relaxedQueryChars", "[]"));
    }

    private static ServletRegistrationBean<SimulationServlet> servlet(
            String name, SimulationServlet.Door door, Sleeper sleeper, String address) {
        var registration = new ServletRegistrationBean<>(new SimulationServlet(door, sleeper), address);
        registration.setName("sandbox-payments-" + name);
        return registration;
    }
}
