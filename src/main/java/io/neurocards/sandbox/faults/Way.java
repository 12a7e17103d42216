package io.neurocards.sandbox.faults;

/** A direction of a connection. */
enum Way {
    TOWARDS_SERVER,
    TOWARDS_CLIENT
}
