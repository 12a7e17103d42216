package io.neurocards.operations.health;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** A process of its own whose threads wait for each other for ever, and so does whoever wants to close it. */
final class DeadlockedProcess {

    private DeadlockedProcess() {}

    public static void main(String[] arguments) {
        var one = new ReentrantLock();
        var two = new ReentrantLock();
        var both = new CountDownLatch(2);
        Thread.ofPlatform().name("philosopher-one").start(() -> eat(one, two, both));
        Thread.ofPlatform().name("philosopher-two").start(() -> eat(two, one, both));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println("the orderly end has begun");
            one.lock();
        }));
        var bounds = new Watchdog.Bounds(Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofHours(1));
        new Watchdog(
                        new Liveness(),
                        ProcessEnd::deadlockedThreads,
                        Optional::empty,
                        bounds,
                        reason -> ProcessEnd.end(reason, Duration.ofMillis(500)))
                .start();
    }

    private static void eat(ReentrantLock first, ReentrantLock second, CountDownLatch both) {
        first.lock();
        both.countDown();
        try {
            both.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        second.lock();
    }
}
