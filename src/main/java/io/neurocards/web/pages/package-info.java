/** The site for people: pages rendered here, one action called for each form, every answer a page or a way to one. */
@NullMarked
package io.neurocards.web.pages;

import org.jspecify.annotations.NullMarked;
