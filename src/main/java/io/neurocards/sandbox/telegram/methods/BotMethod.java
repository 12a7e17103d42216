package io.neurocards.sandbox.telegram.methods;

import java.io.IOException;

/** One method of the Bot API. */
@FunctionalInterface
interface BotMethod {

    /**
     * Does what it is there for.
     *
     * @throws io.neurocards.sandbox.telegram.world.BotApiProblem when the real server would refuse
     */
    Reply call(Call call) throws IOException, InterruptedException;
}
