package io.neurocards.sandbox.telegram;

import io.neurocards.sandbox.telegram.methods.BotApi;
import io.neurocards.sandbox.telegram.world.World;
import org.springframework.context.SmartLifecycle;

/** Goes on with webhooks when the web server is up, and ends long polls before it goes down. */
final class WaitingRequests implements SmartLifecycle {

    private final World world;
    private final BotApi botApi;
    private volatile boolean running;

    WaitingRequests(World world, BotApi botApi) {
        this.world = world;
        this.botApi = botApi;
    }

    @Override
    public void start() {
        botApi.webhooks().serveAll();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        world.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
