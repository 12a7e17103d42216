package io.neurocards.database.pair;

/** How this node sees one database. */
enum Seen {
    /** It took a write just now. */
    UP,
    /** It did not lately, or nobody asked yet; too early to tell. */
    DOUBTFUL,
    /** It did not, several times in a row. */
    AWAY,
    /** It answers, and lacks what is known to have been answered. */
    DAMAGED
}
