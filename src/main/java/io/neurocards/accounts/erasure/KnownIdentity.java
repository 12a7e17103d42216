package io.neurocards.accounts.erasure;

/** An account elsewhere by which somebody is known. */
record KnownIdentity(String platform, String externalId) {

    static final String TELEGRAM = "telegram";
    static final String WEBSITE = "website";

    /** Returns the second half of the advisory lock under which everything about this identity happens. */
    int lock() {
        return switch (platform) {
            case WEBSITE -> 10;
            case TELEGRAM -> 11;
            default -> 12;
        };
    }

    /** Hides who it is. */
    @Override
    public String toString() {
        return "KnownIdentity[platform=" + platform + "]";
    }
}
