package io.neurocards.database.pair;

/** Simulates the pair for as long as one likes; see docs/failover-model.md for the command. */
final class PairRun {

    private PairRun() {}

    /**
     * Searches.
     *
     * @param arguments {@code seconds=60 seed=1 histories=1000 bug=NONE}; all may be left out
     */
    public static void main(String[] arguments) {
        var seed = System.nanoTime();
        var seconds = 60.0;
        var histories = Long.MAX_VALUE;
        var bug = PairBug.NONE;
        for (var argument : arguments) {
            var value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.substring(0, argument.length() - value.length())) {
                case "seed=" -> seed = Long.parseLong(value);
                case "seconds=" -> seconds = Double.parseDouble(value);
                case "histories=" -> histories = Long.parseLong(value);
                case "bug=" -> bug = PairBug.valueOf(value);
                default -> throw new IllegalArgumentException(argument);
            }
        }
        var result = PairSimulation.search(seed, histories, seconds, bug);
        result.failure().ifPresent(failure -> System.out.println(failure.history()));
        System.out.println("seed=" + seed + ", bug=" + bug + ": " + result);
        System.exit(result.failure().isPresent() ? 1 : 0);
    }
}
