package io.neurocards.sandbox.telegram.methods;

import io.neurocards.sandbox.telegram.world.BotApiProblem;
import io.neurocards.sandbox.telegram.world.MediaIntake;
import io.neurocards.sandbox.telegram.world.World;
import io.neurocards.shared.Sleeper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The methods that the sandbox knows, by their names in any spelling. */
public final class BotApi {

    private final Map<String, BotMethod> methods = new ConcurrentHashMap<>();
    private final WebhookPost webhooks;

    /**
     * Takes what the methods work on.
     *
     * @param limited whether the rates of the real server count
     */
    public BotApi(World world, MediaIntake intake, HttpClient client, boolean limited, Clock clock, Sleeper sleeper) {
        var post = new Post(world, new Limits(limited, clock), clock);
        webhooks = new WebhookPost(world, clock, sleeper, client, methods);
        new ProfileMethods(post).register(methods);
        new UpdateMethods(webhooks, clock).register(methods);
        new MessageMethods(post).register(methods);
        new MediaMethods(post, new Attachments(world.files(), intake, new WebFiles()), world.files()).register(methods);
        new QueryMethods(world, post, clock).register(methods);
        new PaymentMethods(world, post).register(methods);
    }

    /**
     * Calls a method.
     *
     * @throws BotApiProblem when the real server would refuse
     */
    public Reply call(String name, Call call) throws IOException, InterruptedException {
        var method = methods.get(name.toLowerCase(Locale.ROOT));
        if (method == null) {
            throw BotApiProblem.of(404, "Not Found: method not found");
        }
        return method.call(call);
    }

    public WebhookPost webhooks() {
        return webhooks;
    }
}
