package io.neurocards.database.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that freezes its server, started by tests in a JVM of its own: {@code FOLDER} says so, and waits to be killed. */
final class FrozenOwner {

    private FrozenOwner() {}

    public static void main(String[] arguments) throws Exception {
        try (var server = EmbeddedPostgres.start(Path.of(arguments[0]));
                var session = DatabaseOwner.connect(server)) {
            System.out.println("server " + server.pid());
            server.freeze();
            System.out.println("frozen");
            new CountDownLatch(1).await();
            session.close();
        }
    }
}
