package io.neurocards.database.model;

/** One of the two databases: the preferred one, and Supabase. The protocol treats them alike. */
@SuppressWarnings("EnumOrdinal") // a bit each
enum Site {
    P,
    S;

    static final Site[] BOTH = values();

    Site other() {
        return this == P ? S : P;
    }

    int bit() {
        return 1 << ordinal();
    }
}
