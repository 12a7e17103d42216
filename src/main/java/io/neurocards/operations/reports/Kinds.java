package io.neurocards.operations.reports;

/** What the kinds of postings are called in a report. */
final class Kinds {

    private Kinds() {}

    static String ofCredits(DayCount one) {
        return switch (one.parts().getFirst()) {
            case "grant", "adjustment_up" -> "granted";
            case "purchase" -> "bought";
            case "capture" -> "spent";
            case "refund" -> "given_back";
            case "forfeit" -> "forfeited";
            case "reversal", "revocation", "adjustment_down" -> "taken";
            default -> "between_customers";
        };
    }

    static String ofPoints(DayCount one) {
        return switch (one.parts().getFirst()) {
            case "earn" -> "earned";
            case "spend" -> "spent";
            case "expiry", "forfeit" -> "expired";
            default -> "taken_or_given";
        };
    }
}
