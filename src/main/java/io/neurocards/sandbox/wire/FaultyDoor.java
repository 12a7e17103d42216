package io.neurocards.sandbox.wire;

import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.trouble.Fault.Group;
import io.neurocards.sandbox.trouble.Fault.Moment;
import io.neurocards.sandbox.trouble.Faults;
import io.neurocards.shared.Sleeper;
import java.io.IOException;

/** A simulated provider, and the faults that come instead of its answers. */
public final class FaultyDoor implements SimulationServlet.Door {

    private static final String PAGE = "<!doctype html><html><head><title>502 Bad Gateway</title></head>"
            + "<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>";

    private final Simulation simulation;
    private final Faults faults;
    private final Sleeper sleeper;

    public FaultyDoor(Simulation simulation, Faults faults, Sleeper sleeper) {
        this.simulation = simulation;
        this.faults = faults;
        this.sleeper = sleeper;
    }

    @Override
    public Reply pass(Call call) throws IOException, InterruptedException {
        var operation = simulation.operation(call);
        if (operation.isEmpty()) {
            return simulation.answer(call);
        }
        var moment = new Moment(simulation.vendor(), operation, call.key(), call.text());
        var fault = faults.take(Group.WIRE, moment);
        if (fault.isEmpty()) {
            return simulation.answer(call);
        }
        return fault.get().accepted()
                ? instead(fault.get(), call, simulation.answer(call))
                : instead(fault.get(), call, Reply.text(200, "application/json", ""));
    }

    private Reply instead(Fault fault, Call call, Reply answer) throws InterruptedException {
        return switch (fault.kind()) {
            case LOST_REQUEST, LOST_ANSWER -> Reply.lost();
            case EMPTY_ANSWER -> Reply.text(200, "application/json", "");
            case HTML_ANSWER -> Reply.text(200, "text/html", fault.textOr(PAGE));
            case SLOW_ANSWER -> {
                sleeper.sleep(fault.pause());
                yield answer;
            }
            default -> simulation.trouble(fault, call);
        };
    }
}
