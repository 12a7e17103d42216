package io.neurocards.ledger.points;

/** What came of taking points from a person. */
public sealed interface PointsResult {

    /**
     * As many as were wanted, or as were there.
     *
     * @param shortfall how many more were wanted
     */
    record Taken(Points amount, Points shortfall) implements PointsResult {}

    /** None were taken. */
    record Insufficient(Points need, Points have) implements PointsResult {}
}
