package io.neurocards.operations.figures;

import java.time.LocalDate;

/** One day in figures. */
public record Day(LocalDate date, long registrations, long ordered, long completed, long failed) {}
