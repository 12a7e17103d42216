package io.neurocards.media.film.direction;

/** A template's taste. A new template is a class here. */
public interface Direction {

    Plan plan(Brief brief);
}
