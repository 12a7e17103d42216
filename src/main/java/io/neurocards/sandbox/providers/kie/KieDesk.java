package io.neurocards.sandbox.providers.kie;

import io.neurocards.sandbox.providers.clips.PhotoSource;
import io.neurocards.sandbox.providers.world.Account;
import io.neurocards.sandbox.providers.world.SimulatedTask;
import io.neurocards.sandbox.providers.world.SimulatedTask.Film;
import io.neurocards.sandbox.providers.world.SimulatedTask.Order;
import io.neurocards.sandbox.providers.world.Tasks;
import io.neurocards.sandbox.trouble.Fault.Moment;
import io.neurocards.sandbox.wire.Call;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What all of kie's ways to order a clip have in common: limits, money, and finding the task again. */
public final class KieDesk {

    private final Tasks tasks;
    private final PhotoSource photos;
    private final Clock clock;

    public KieDesk(Tasks tasks, PhotoSource photos, Clock clock) {
        this.tasks = tasks;
        this.photos = photos;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    ObjectNode body(Call call) {
        return call.json().orElseThrow(() -> new KieProblem(400, "The request body is not a JSON object"));
    }

    /**
     * Accepts a clip that its fields say nothing against.
     *
     * @throws KieProblem when the account may not, or can't pay
     */
    SimulatedTask begin(Call call, Account account, String model, Film film) {
        var request = body(call);
        if (!account.hasRoom(now())) {
            throw new KieProblem(429, "Too many tasks are running, please try again later.");
        }
        if (!account.charge(10L * film.seconds())) {
            throw new KieProblem(402, "Credits insufficient");
        }
        photos.prepare(film.photo());
        var order = new Order(
                account,
                call.key(),
                call.path(),
                model,
                "",
                request.path("callBackUrl").asString(""),
                request,
                film,
                call.base());
        var id = UUID.randomUUID().toString().replace("-", "");
        return tasks.begin(id, order, new Moment(KieSimulation.VENDOR, "create", call.key(), call.text()));
    }

    /**
     * Counts one create.
     *
     * @throws KieProblem when there were too many in the last seconds; it is not queued
     */
    void admit(Account account) {
        if (!account.admit(now())) {
            throw new KieProblem(429, "Your request frequency is too high. Please try again later.");
        }
    }

    void requireCallback(ObjectNode request) {
        var callback = request.path("callBackUrl");
        if (!callback.isMissingNode()
                && !callback.isNull()
                && !callback.asString("").matches("https?://[^\\s/]+(/\\S*)?")) {
            throw new KieProblem(422, "callBackUrl must be a URL");
        }
    }

    /**
     * Returns the task that the call asks for.
     *
     * @throws KieProblem when nothing is known of it, or not yet
     */
    SimulatedTask find(Call call, Account account, String createdAt) {
        var id = call.field("taskId");
        if (id.isEmpty()) {
            throw new KieProblem(422, "taskId is required");
        }
        var task = tasks.find(account, id)
                .filter(known -> known.order().operation().equals(createdAt) && known.isVisible(now()))
                .orElseThrow(() -> new KieProblem(422, "recordInfo is null"));
        task.looked();
        return task;
    }
}
