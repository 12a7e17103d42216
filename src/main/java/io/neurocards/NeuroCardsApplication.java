package io.neurocards;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The one application: every role starts here. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class NeuroCardsApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(NeuroCardsApplication.class, arguments);
    }
}
