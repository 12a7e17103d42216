package io.neurocards;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts applications in this JVM one at a time, because each start sets up the logging, which all of them share. */
public final class TestStart {

    private TestStart() {}

    /** Starts the product. */
    public static ConfigurableApplicationContext product(List<String> arguments) {
        return of(() -> SpringApplication.run(NeuroCardsApplication.class, arguments.toArray(String[]::new)));
    }

    public static synchronized ConfigurableApplicationContext of(Supplier<ConfigurableApplicationContext> start) {
        return start.get();
    }
}
