package io.neurocards;

import io.neurocards.database.Migrate;
import io.neurocards.media.film.process.FilmWorker;
import io.neurocards.media.remote.MoveFiles;
import io.neurocards.telegram.client.WelcomeVideoUpload;
import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The one application: every role starts here. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class NeuroCardsApplication {

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0 && arguments[0].equals(FilmWorker.ARGUMENT)) {
            FilmWorker.main(arguments);
            return;
        }
        if (arguments.length > 0 && arguments[0].equals(WelcomeVideoUpload.ARGUMENT)) {
            System.exit(WelcomeVideoUpload.run(arguments, System.out::println));
        }
        if (arguments.length > 0 && arguments[0].equals(MoveFiles.ARGUMENT)) {
            System.exit(MoveFiles.run(arguments, System.out::println));
        }
        if (arguments.length > 0 && arguments[0].equals(Migrate.ARGUMENT)) {
            System.exit(Migrate.run(arguments, System.out::println));
        }
        if (ToolRun.isAsked(arguments)) {
            System.exit(ToolRun.run(arguments, System.out::println));
        }
        SpringApplication.run(NeuroCardsApplication.class, arguments);
    }
}
